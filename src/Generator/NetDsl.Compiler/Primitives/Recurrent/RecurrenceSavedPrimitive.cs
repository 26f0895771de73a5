using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What the steps of a <see cref="RecurrencePrimitive"/>, operand 0, leave for backward: [steps, saved · hidden].</summary>
public sealed record RecurrenceSavedPrimitive(RecurrentForm Form) : SideResultPrimitive
{
    public override string Name => $"gates of {Form.Text}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        Form.Infer(operands.Skip(1).ToList());
        return TensorType.Float(new Shape(Form.Steps, Form.Saved * Form.Hidden), batched: true);
    }

    public override double[] Evaluate(EvaluationContext context) =>
        new RecurrentDefinition(Form, context.Batch).Forward(place => place < 0 ? null : context.Operands[place + 1]).Saved;
}
