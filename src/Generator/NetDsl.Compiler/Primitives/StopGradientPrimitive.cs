using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>The operand itself; no gradient passes. Gone once gradients are taken.</summary>
public sealed record StopGradientPrimitive : Primitive
{
    public override string Name => "stop-gradient";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0];

    public override void Differentiate(GradientContext context)
    {
    }

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) => axes[0];

    public override double[] Evaluate(EvaluationContext context) => context.Operands[0];
}
