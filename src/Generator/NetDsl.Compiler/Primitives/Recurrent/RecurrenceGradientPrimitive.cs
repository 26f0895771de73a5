using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// Back-propagation through time: from the slope by a recurrent layer's result, what its steps saved, the weight of the state, the h that each step began
/// with, and as the form says the first c and the lengths, the slope by every product of every step; a last row holds those by the first state.
/// </summary>
public sealed record RecurrenceGradientPrimitive(RecurrentForm Form) : Primitive, IKernelPrimitive
{
    public override string Name => $"back through {Form.Text}";

    public override string ResultName => "slopes";

    public override IEnumerable<string> Kernels => RecurrentForm.Kernels;

    private int CellAt => Form.CellAt >= 0 ? 4 : -1;

    private int LengthsAt => Form.Lengths ? Form.CellAt >= 0 ? 5 : 4 : -1;

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        if (operands[0].Shape != new Shape(Form.Rows, Form.Hidden) || !operands[0].Batched || operands[1].Shape != new Shape(Form.Steps, Form.Saved * Form.Hidden))
            throw new GraphException($"{Name}: {operands[0]}, {operands[1]}");
        return TensorType.Float(new Shape(Form.Steps + (Form.Initial ? 1 : 0), Form.Slopes * Form.Hidden), batched: true);
    }

    public override long MultiplyAdds(IReadOnlyList<TensorType> operands) => Form.Steps * operands[2].Shape.Count;

    public override void Differentiate(GradientContext context) => throw new GraphException("a second derivative of a recurrent layer");

    public override double[] Evaluate(EvaluationContext context)
    {
        var operands = context.Operands;
        return RecurrentDefinition.Backward(Form, context.Batch, operands[0], operands[1], operands[2], operands[3], CellAt < 0 ? null : operands[CellAt], LengthsAt < 0 ? null : operands[LengthsAt]);
    }

    public void EmitCpu(CpuKernel kernel)
    {
        string Given(int place) => place < 0 ? "default" : kernel.Operand(place);
        kernel.Writer.Line($"Recurrence.Backward({Form.Kind}, {kernel.Operand(0)}, {kernel.Operand(1)}, {kernel.Operand(2)}, {kernel.Operand(3)}, {Given(CellAt)}, {Given(LengthsAt)}, {kernel.Result}, {kernel.Rows()}, {Form.Settings}, {(Form.Initial ? "true" : "false")}, {Form.Truncate});");
    }

    public void EmitGpu(GpuKernel kernel) => GpuRecurrence.Backward(kernel, Form, CellAt, LengthsAt);
}
