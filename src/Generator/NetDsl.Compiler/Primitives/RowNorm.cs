using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>How rows are normalised: by mean and variance (layer norm) or, without centering, by the mean square alone (RMS norm).</summary>
public sealed record RowNorm(double Epsilon, bool Centered)
{
    /// <summary>Rows of one sample that one group of a GPU's threads, and one partial sum, takes.</summary>
    public const int Chunk = 16;

    public override string ToString() => Centered ? "layer norm" : "RMS norm";

    /// <summary>Mean and 1/√(variance + ε) of a row of the definition.</summary>
    public (double Mean, double Inverse) Statistics(double[] x, int row, int width)
    {
        var values = new ArraySegment<double>(x, row * width, width);
        var mean = Centered ? values.Average() : 0;
        return (mean, 1 / Math.Sqrt(values.Average(v => (v - mean) * (v - mean)) + Epsilon));
    }

    /// <summary>The last arguments of the kernels.</summary>
    public string Arguments => $"{ExpressionWriter.Single(Epsilon)}, {(Centered ? "true" : "false")}";

    /// <summary>Statements of a group that find <c>mean</c> and <c>inverse</c> of the row that begins at <c>from</c>.</summary>
    public void EmitStatistics(GpuKernel kernel, string x, int width)
    {
        var writer = kernel.Writer;
        if (Centered)
        {
            writer.Line("sum = 0f;");
            writer.Line($"for (var at = lane; at < {width}; at += Group.DimX) sum += {x}[from + at];");
            writer.Line($"var mean = {GpuKernel.Sum("sum")} / {width}f;");
        }
        else
        {
            writer.Line("const float mean = 0f;");
        }

        writer.Line("sum = 0f;");
        using (writer.Block($"for (var at = lane; at < {width}; at += Group.DimX)"))
        {
            writer.Line($"var deviation = {x}[from + at] - mean;");
            writer.Line("sum = deviation * deviation + sum;");
        }

        writer.Line($"sum = {GpuKernel.Sum("sum")};");
        writer.Line($"var inverse = 1f / GpuMath.Sqrt(sum / {width}f + {ExpressionWriter.Single(Epsilon)});");
    }
}
