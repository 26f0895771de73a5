using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>y[c] = Σ x[c − before … c + after] along the last axis; what lies outside counts as 0.</summary>
public sealed record WindowSumPrimitive(int Before, int After) : Primitive, IKernelPrimitive
{
    public override string Name => $"sum over a window of {Before} before to {After} after";

    public override IEnumerable<string> Kernels => new[] { "ChannelNorms" };

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0];

    public override void Differentiate(GradientContext context) =>
        context.Add(0, context.Upstream.Graph.Add(new WindowSumPrimitive(After, Before), context.Upstream));

    public override double[] Evaluate(EvaluationContext context)
    {
        var x = context.Operands[0];
        var width = context.Type.Shape[context.Type.Shape.Rank - 1];
        return Enumerable.Range(0, x.Length).Select(at =>
        {
            var (row, c) = (at / width * width, at % width);
            var from = Math.Max(0, c - Before);
            return Enumerable.Range(from, Math.Min(width - 1, c + After) - from + 1).Sum(i => x[row + i]);
        }).ToArray();
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var shape = kernel.Type.Shape;
        kernel.Writer.Line($"ChannelNorms.Windows({kernel.Operand(0)}, {kernel.Result}, {kernel.Rows(shape.Product(0, shape.Rank - 1))}, {shape[shape.Rank - 1]}, {Before}, {After});");
    }

    public void EmitGpu(GpuKernel kernel)
    {
        var shape = kernel.Type.Shape;
        var width = shape[shape.Rank - 1];
        var writer = kernel.Writer;
        using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, shape.Size)))
        {
            writer.Line($"var column = e % {width};");
            writer.Line("var sum = 0f;");
            using (writer.Block($"for (var at = {-Before}; at <= {After}; at++)"))
                writer.Line($"if (column + at >= 0 && column + at < {width}) sum += {kernel.Operand(0)}[e + at];");
            writer.Line($"{kernel.Result}[e] = sum;");
        }
    }
}
