using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// The mean or the variance (divided by the number of values) of each channel over batch and rows, from what <see cref="RowMomentsPrimitive"/>
/// gave, or from the samples [C] themselves where <paramref name="Rows"/> is 1. The samples are joined in double precision, in their order.
/// </summary>
/// <param name="Layer">Whom to name where a batch is too small to have a variance.</param>
public sealed record BatchMomentPrimitive(bool Variance, int Rows, string Layer) : ForwardOnlyPrimitive, IBatchReduction
{
    public override string Name => (Variance ? "variance" : "mean") + " over the batch";

    public override IEnumerable<string> Kernels => new[] { "ChannelNorms" };

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        var shape = operands[0].Shape;
        if (!operands[0].Batched || shape.Rank != (Rows == 1 ? 1 : 2)) throw new GraphException($"{Name} of {operands[0]}");
        return TensorType.Float(new Shape(shape[shape.Rank - 1]), batched: false);
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var x = context.Operands[0];
        int channels = context.Type.Shape[0], stride = context.OperandTypes[0].Shape.Size;
        return Enumerable.Range(0, channels).Select(c =>
        {
            var mean = Enumerable.Range(0, context.Batch).Average(sample => x[(sample * stride) + c]);
            return Variance
                ? Enumerable.Range(0, context.Batch).Average(sample =>
                    (x[(sample * stride) + c] - mean) * (x[(sample * stride) + c] - mean) + (Rows == 1 ? 0 : x[(sample * stride) + channels + c] / Rows))
                : mean;
        }).ToArray();
    }

    public void EmitCpu(CpuKernel kernel) =>
        kernel.Writer.Line($"ChannelNorms.Batch{(Variance ? "Variance" : "Mean")}({kernel.Operand(0)}, {kernel.Result}, Batch, {Rows}, {kernel.Type.Shape[0]}, part, parts);");

    public void EmitGpu(GpuKernel kernel)
    {
        int channels = kernel.Type.Shape[0], stride = kernel.OperandType(0).Shape.Size;
        var writer = kernel.Writer;
        kernel.Groups($"{channels}");
        writer.Line("var sum = 0f;");
        writer.Line($"for (var at = lane; at < n.Batch; at += Group.DimX) sum += {kernel.Operand(0)}[at * {stride} + row];");
        writer.Line($"var mean = {GpuKernel.Sum("sum")} / n.Batch;");
        if (!Variance)
        {
            writer.Line($"if (lane == 0) {kernel.Result}[row] = mean;");
            return;
        }

        writer.Line("sum = 0f;");
        using (writer.Block("for (var at = lane; at < n.Batch; at += Group.DimX)"))
        {
            writer.Line($"var deviation = {kernel.Operand(0)}[at * {stride} + row] - mean;");
            writer.Line($"sum += deviation * deviation{(Rows == 1 ? "" : $" + {kernel.Operand(0)}[at * {stride} + {channels} + row] / {Rows}f")};");
        }

        writer.Line($"sum = {GpuKernel.Sum("sum")};");
        writer.Line($"if (lane == 0) {kernel.Result}[row] = sum / n.Batch;");
    }
}
