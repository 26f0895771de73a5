using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// The h that each step of a recurrent layer began with, [steps, hidden]: the result of the layer moved by one step, with the first state where it
/// begins. Operands: the result, and as the form says the first h and the lengths. Steps behind a sample's length hold what need not matter.
/// </summary>
public sealed record PreviousStatePrimitive(RecurrentForm Form) : Primitive, IKernelPrimitive
{
    public override string Name => $"states before {Form.Text}";

    public override string ResultName => "before";

    public override IEnumerable<string> Kernels => new[] { "Recurrence" };

    private int LengthsAt => Form.Lengths ? Form.Initial ? 2 : 1 : -1;

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0].Shape == new Shape(Form.Rows, Form.Hidden) ? TensorType.Float(new Shape(Form.Steps, Form.Hidden), batched: true) : throw new GraphException($"{Name}: {operands[0]}");

    public override void Differentiate(GradientContext context) => throw new GraphException("a second derivative of a recurrent layer");

    public override double[] Evaluate(EvaluationContext context)
    {
        int steps = Form.Steps, n = Form.Hidden;
        var y = new double[context.Batch * steps * n];
        for (var sample = 0; sample < context.Batch; sample++)
        {
            var length = Form.Lengths ? (int)context.Operands[LengthsAt][sample] : steps;
            for (var t = 0; t < steps; t++)
            {
                var to = ((sample * steps) + t) * n;
                if (t == (Form.Reverse ? length - 1 : 0))
                {
                    if (Form.Initial) Array.Copy(context.Operands[1], sample * n, y, to, n);
                }
                else if (t < length)
                {
                    Array.Copy(context.Operands[0], ((sample * Form.Rows) + t + (Form.Reverse ? 1 : -1)) * n, y, to, n);
                }
            }
        }

        return y;
    }

    public void EmitCpu(CpuKernel kernel) => kernel.Writer.Line(
        $"Recurrence.Previous({kernel.Operand(0)}, {(Form.Initial ? kernel.Operand(1) : "default")}, {(Form.Lengths ? kernel.Operand(LengthsAt) : "default")}, {kernel.Result}, {kernel.Rows()}, {Form.Steps}, {Form.Rows}, {Form.Hidden}, {(Form.Reverse ? "true" : "false")});");

    public void EmitGpu(GpuKernel kernel)
    {
        int steps = Form.Steps, n = Form.Hidden;
        var writer = kernel.Writer;
        using (kernel.Threads(GpuKernel.All(true, steps * n)))
        {
            writer.Line($"var row = e / {steps * n};");
            writer.Line($"var at = e / {n} % {steps};");
            writer.Line($"var length = {(Form.Lengths ? $"{kernel.Operand(LengthsAt)}[row]" : $"{steps}")};");
            writer.Line("var value = 0f;");
            writer.Line($"if (at == {(Form.Reverse ? "length - 1" : "0")}) value = {(Form.Initial ? $"{kernel.Operand(1)}[row * {n} + e % {n}]" : "0f")};");
            writer.Line($"else if (at < length) value = {kernel.Operand(0)}[(row * {Form.Rows} + at {(Form.Reverse ? "+" : "-")} 1) * {n} + e % {n}];");
            writer.Line($"{kernel.Result}[e] = value;");
        }
    }
}
