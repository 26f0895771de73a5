using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// For each sample and channel Σ dy and Σ dy · (x − mean) · inverse over its rows: dy and x [rows .., C], mean and inverse [C] (of the sample or of
/// all) give [2, C].
/// </summary>
public sealed record ChannelSumsPrimitive : ForwardOnlyPrimitive, IKernelPrimitive
{
    public override string Name => "sums over the rows";

    public override IEnumerable<string> Kernels => new[] { "ChannelNorms" };

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => true;

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        var x = operands[1].Shape;
        if (operands[0].Shape != x || operands[2] != operands[3] || operands[2].Shape.Size != x[x.Rank - 1]) throw new GraphException($"{Name} of {operands[0]}, {operands[1]}, {operands[2]}");
        return operands[0] with { Shape = new Shape(2, x[x.Rank - 1]) };
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        double[] dy = context.Operands[0], x = context.Operands[1], mean = context.Operands[2], inverse = context.Operands[3];
        int channels = context.Type.Shape[1], size = context.OperandTypes[1].Shape.Size;
        var y = new double[context.Length(context.Type)];
        for (var i = 0; i < dy.Length; i++)
        {
            int sample = i / size, c = i % channels, s = (context.OperandTypes[2].Batched ? sample * channels : 0) + c;
            y[(sample * 2 * channels) + c] += dy[i];
            y[(sample * 2 * channels) + channels + c] += dy[i] * (x[i] - mean[s]) * inverse[s];
        }

        return y;
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var channels = kernel.Type.Shape[1];
        kernel.Writer.Line($"ChannelNorms.Sums({kernel.Operand(0)}, {kernel.Operand(1)}, {kernel.Operand(2)}, {kernel.Operand(3)}, {kernel.Result}, {kernel.Rows()}, {kernel.OperandType(1).Shape.Size / channels}, {channels}, {(kernel.OperandType(2).Batched ? "true" : "false")});");
    }

    public void EmitGpu(GpuKernel kernel)
    {
        var channels = kernel.Type.Shape[1];
        var rows = kernel.OperandType(1).Shape.Size / channels;
        var statistic = kernel.OperandType(2).Batched ? "e" : $"e % {channels}";
        var writer = kernel.Writer;
        using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, channels)))
        {
            writer.Line($"var row = e / {channels};");
            writer.Line($"var from = row * {rows * channels} + e % {channels};");
            writer.Line($"var mean = {kernel.Operand(2)}[{statistic}];");
            writer.Line("var sum = 0f;");
            writer.Line("var product = 0f;");
            using (writer.Block($"for (var at = 0; at < {rows}; at++)"))
            {
                writer.Line($"var slope = {kernel.Operand(0)}[from + at * {channels}];");
                writer.Line("sum += slope;");
                writer.Line($"product = slope * ({kernel.Operand(1)}[from + at * {channels}] - mean) + product;");
            }

            writer.Line($"{kernel.Result}[row * {2 * channels} + e % {channels}] = sum;");
            writer.Line($"{kernel.Result}[row * {2 * channels} + {channels} + e % {channels}] = product * {kernel.Operand(3)}[{statistic}];");
        }
    }
}
