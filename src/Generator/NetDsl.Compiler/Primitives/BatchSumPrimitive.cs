using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The sum over the samples of the batch.</summary>
public sealed record BatchSumPrimitive : Primitive, IBatchReduction
{
    public override string Name => "sum over the batch";

    public override string ResultName => "total";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0].Batched ? operands[0] with { Batched = false } : throw new GraphException("a sum over the batch of something that has none");

    public override void Differentiate(GradientContext context)
    {
        // Every sample receives the upstream gradient: 0 · x brings the batch back, and the sum simplifies it away.
        context.Add(0, context.Upstream.Graph.Add(new BatchBroadcastPrimitive(), context.Upstream));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var x = context.Operands[0];
        var size = context.Type.Shape.Size;
        return Enumerable.Range(0, size).Select(i => Enumerable.Range(0, context.Batch).Sum(sample => x[(sample * size) + i])).ToArray();
    }

    public void EmitCpu(CpuKernel kernel) =>
        kernel.Writer.Line($"Reductions.SumOverBatch({kernel.Operand(0)}, {kernel.Result}, Batch, {kernel.Type.Shape.Size}, part, parts);");

    public void EmitGpu(GpuKernel kernel)
    {
        // Neighbouring columns lie side by side; where there are few, a group walks down each.
        var size = kernel.Type.Shape.Size;
        var writer = kernel.Writer;
        if (size >= GpuKernel.LongRow)
        {
            using (kernel.Threads($"{size}"))
            {
                writer.Line("var sum = 0f;");
                writer.Line($"for (var row = 0; row < n.Batch; row++) sum += {kernel.Operand(0)}[row * {size} + e];");
                writer.Line($"{kernel.Result}[e] = sum;");
            }

            return;
        }

        kernel.Groups($"{size}");
        writer.Line("var sum = 0f;");
        writer.Line($"for (var at = lane; at < n.Batch; at += Group.DimX) sum += {kernel.Operand(0)}[{(size == 1 ? "at" : $"at * {size} + row")}];");
        writer.Line($"sum = {GpuKernel.Sum("sum")};");
        writer.Line($"if (lane == 0) {kernel.Result}[row] = sum;");
    }
}
