using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// The upstream of every window at its first largest element: x [H, W, C], what <see cref="MaxPoolPrimitive"/> made of it and the upstream give
/// [H, W, C]. Which element won is found again, since x and the maximum are kept anyway.
/// </summary>
public sealed record MaxPoolGradientPrimitive(PoolAxis Rows, PoolAxis Columns) : PoolPrimitive(Rows, Columns)
{
    public override string Name => $"to the largest of {Windows}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        if (Pooled(operands[0].Shape) != operands[1].Shape || operands[1].Shape != operands[2].Shape) throw new GraphException($"{Name} of {operands[0]}, {operands[1]} and {operands[2]}");
        return TensorType.Float(operands[0].Shape, operands.Any(operand => operand.Batched));
    }

    public override void Differentiate(GradientContext context)
    {
        if (!context.Needs(2)) return;
        // By the upstream of a window: what arrives at its winner. The winners themselves do not move.
        Value x = context.Operands[0], y = context.Operands[1];
        Value? sum = null, before = null;
        foreach (var (tap, arrived) in Taps(x, double.NegativeInfinity).Zip(Taps(context.Upstream, 0), (tap, arrived) => (tap, arrived)))
        {
            var attains = x.Graph.Elementwise(Scalar.Equal.Of(Expression.Operand(0), Expression.Operand(1)), tap, y);
            var wins = before is { } earlier ? attains * (earlier.Map(e => 1 - e)) : attains;
            before = before is { } until ? until + wins : wins;
            sum = sum is { } others ? others + (wins * arrived) : wins * arrived;
        }

        context.Add(2, sum!.Value);
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] x = context.Operands[0], y = context.Operands[1], upstream = context.Operands[2];
        var gradient = new double[context.Length(context.Type)];
        foreach (var (result, elements) in Reads(context.Type.Shape, context.Samples(context.Type)))
            foreach (var element in elements.Where(element => x[element].Equals(y[result])).Take(1)) gradient[element] += upstream[result];
        return gradient;
    }

    protected override Shape Image(IReadOnlyList<Shape> operands) => operands[0];

    public override void EmitCpu(CpuKernel kernel) =>
        kernel.Writer.Line($"Pooling.MaxGradient({kernel.Operand(0)}, {kernel.Operand(1)}, {kernel.Operand(2)}, {kernel.Result}, {kernel.Rows()}, {Geometry(kernel)});");

    public override void EmitGpu(GpuKernel kernel)
    {
        var image = kernel.Type.Shape;
        EmitBack(kernel, image, (writer, indices) =>
        {
            writer.Line($"var largest = {kernel.Operand(1)}[at];");
            using (writer.Block($"if ({kernel.Operand(0)}[e] == largest)"))
            {
                // An element that comes before this one in the window, and is as large, has the slope.
                writer.Line("var filled = 1f;");
                using (writer.Block($"for (var term = 0; term < m1 * {Columns.Kernel} + m2; term++)"))
                {
                    writer.Line($"var to1 = {indices[1]} + (term / {Columns.Kernel} - m1) * {Rows.Dilation};");
                    writer.Line($"var to2 = {indices[2]} + (term % {Columns.Kernel} - m2) * {Columns.Dilation};");
                    using (writer.Block($"if (to1 >= 0 && to2 >= 0 && to2 < {image[1]})"))
                        writer.Line($"if ({kernel.Operand(0)}[(({indices[0]} * {image[0]} + to1) * {image[1]} + to2) * {image[2]} + {indices[3]}] == largest) filled = 0f;");
                }

                writer.Line($"sum += filled * {kernel.Operand(2)}[at];");
            }
        });
    }
}
