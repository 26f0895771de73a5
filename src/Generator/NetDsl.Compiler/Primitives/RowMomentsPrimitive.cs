using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// The mean of each channel over the rows of a sample, and the sum of squared deviations from it: x [rows .., C] gives [2, C].
/// </summary>
public sealed record RowMomentsPrimitive : ForwardOnlyPrimitive, IKernelPrimitive
{
    public override string Name => "mean and squares over the rows";

    public override string ResultName => "moments";

    public override IEnumerable<string> Kernels => new[] { "ChannelNorms" };

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => true;

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        var x = operands[0].Shape;
        if (x.Rank < 2) throw new GraphException($"{Name} of {x}");
        return operands[0] with { Shape = new Shape(2, x[x.Rank - 1]) };
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var x = context.Operands[0];
        var channels = context.Type.Shape[1];
        var rows = context.OperandTypes[0].Shape.Size / channels;
        var y = new double[context.Length(context.Type)];
        for (var i = 0; i < y.Length / 2; i++)
        {
            int sample = i / channels, c = i % channels;
            var values = Enumerable.Range(0, rows).Select(r => x[(((sample * rows) + r) * channels) + c]).ToArray();
            var mean = values.Average();
            y[(sample * 2 * channels) + c] = mean;
            y[(sample * 2 * channels) + channels + c] = values.Sum(v => (v - mean) * (v - mean));
        }

        return y;
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var channels = kernel.Type.Shape[1];
        kernel.Writer.Line($"ChannelNorms.Moments({kernel.Operand(0)}, {kernel.Result}, {kernel.Rows()}, {kernel.OperandType(0).Shape.Size / channels}, {channels});");
    }

    public void EmitGpu(GpuKernel kernel)
    {
        // Neighbouring threads have neighbouring channels: they read one run of memory together.
        var channels = kernel.Type.Shape[1];
        var rows = kernel.OperandType(0).Shape.Size / channels;
        var writer = kernel.Writer;
        using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, channels)))
        {
            writer.Line($"var row = e / {channels};");
            writer.Line($"var from = row * {rows * channels} + e % {channels};");
            writer.Line("var mean = 0f;");
            writer.Line($"for (var at = 0; at < {rows}; at++) mean += {kernel.Operand(0)}[from + at * {channels}];");
            writer.Line($"mean /= {rows}f;");
            writer.Line("var sum = 0f;");
            using (writer.Block($"for (var at = 0; at < {rows}; at++)"))
            {
                writer.Line($"var deviation = {kernel.Operand(0)}[from + at * {channels}] - mean;");
                writer.Line("sum = deviation * deviation + sum;");
            }

            writer.Line($"{kernel.Result}[row * {2 * channels} + e % {channels}] = mean;");
            writer.Line($"{kernel.Result}[row * {2 * channels} + {channels} + e % {channels}] = sum;");
        }
    }
}
