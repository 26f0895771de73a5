using System;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Normalisation of rows by their own mean and variance (layer norm), or by their mean square alone (RMS norm). A row is read from memory
/// once; the further looks at it find it in the first cache.
/// </summary>
public static unsafe class RowNorms
{
    /// <summary>y = (x − mean) / √(variance + ε) · weight + bias, row by row; <paramref name="weight"/> and <paramref name="bias"/> may be empty.</summary>
    /// <param name="x">Rows of <paramref name="width"/> values.</param>
    /// <param name="weight">One factor for each place in a row, or none.</param>
    /// <param name="bias">One summand for each place in a row, or none.</param>
    /// <param name="y">As <paramref name="x"/>.</param>
    /// <param name="first">First row.</param>
    /// <param name="last">Row after the last.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="centered">False to leave the mean where it is: RMS norm.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Forward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int width, float epsilon, bool centered) =>
        Forward(Widths.Widest, x, weight, bias, y, first, last, width, epsilon, centered);

    internal static void Forward(
        int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int width, float epsilon, bool centered)
    {
        Check(x, y, weight, first, last, width);
        Problem.Require(bias.IsEmpty || bias.Length >= width, $"a bias for {width} places needs as many values, but has {bias.Length}");
        if (first >= last) return;
        fixed (float* px = x, pw = weight, pb = bias, py = y)
        {
            if (lanes >= 16) RowNormRows<Floats16>.Forward(px, pw, pb, py, first, last, width, epsilon, centered);
            else if (lanes >= 8) RowNormRows<Floats8>.Forward(px, pw, pb, py, first, last, width, epsilon, centered);
            else RowNormRows<Floats4>.Forward(px, pw, pb, py, first, last, width, epsilon, centered);
        }
    }

    /// <summary>The gradient by x: (g − mean g − x̂ · mean(g · x̂)) / √(variance + ε) with g = dy · weight; without centering, mean g stays out.</summary>
    /// <inheritdoc cref="Forward(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, int, int, int, float, bool)"/>
    public static void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> dy, Span<float> dx, int first, int last, int width, float epsilon, bool centered) =>
        Backward(Widths.Widest, x, weight, dy, dx, first, last, width, epsilon, centered);

    internal static void Backward(
        int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> dy, Span<float> dx, int first, int last, int width, float epsilon, bool centered)
    {
        Check(x, dx, weight, first, last, width);
        Problem.Require((long)last * width <= dy.Length, $"dy of [{last}, {width}] needs {(long)last * width} values, but has {dy.Length}");
        if (first >= last) return;
        fixed (float* px = x, pw = weight, pdy = dy, pdx = dx)
        {
            if (lanes >= 16) RowNormRows<Floats16>.Backward(px, pw, pdy, pdx, first, last, width, epsilon, centered);
            else if (lanes >= 8) RowNormRows<Floats8>.Backward(px, pw, pdy, pdx, first, last, width, epsilon, centered);
            else RowNormRows<Floats4>.Backward(px, pw, pdy, pdx, first, last, width, epsilon, centered);
        }
    }

    /// <summary>
    /// What the gradients by weight and bias are summed from, for chunks of <paramref name="chunk"/> rows of each sample: Σ dy · x̂ and, for
    /// two <paramref name="planes"/>, Σ dy. y is [samples, chunks, planes, width].
    /// </summary>
    /// <inheritdoc cref="Forward(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, int, int, int, float, bool)"/>
    public static void Sums(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> y, int first, int last, int rows, int chunk, int planes, int width, float epsilon, bool centered) =>
        Sums(Widths.Widest, x, dy, y, first, last, rows, chunk, planes, width, epsilon, centered);

    internal static void Sums(
        int lanes, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> y, int first, int last, int rows, int chunk, int planes, int width, float epsilon, bool centered)
    {
        Problem.Require(first >= 0 && rows >= 0 && chunk > 0 && planes is 1 or 2 && width > 0, $"samples from {first}, chunks of {chunk} of {rows} rows, {planes} planes of {width}: sizes must be positive");
        var (values, chunks) = ((long)last * rows * width, (rows + chunk - 1) / chunk);
        Problem.Require(values <= x.Length && values <= dy.Length, $"{last} samples of {rows} rows need {values} values, but x has {x.Length} and dy {dy.Length}");
        Problem.Require((long)last * chunks * planes * width <= y.Length, $"sums of {last} samples need {(long)last * chunks * planes * width} values, but y has {y.Length}");
        var statistics = stackalloc float[2 * Math.Min(chunk, RowNormRows<Floats4>.RowsAtATime)];
        fixed (float* px = x, pdy = dy, py = y)
        {
            for (var at = first * chunks; at < last * chunks; at++)
            {
                var begin = (at / chunks * rows) + (at % chunks * chunk);
                var end = Math.Min(begin + chunk, (at / chunks * rows) + rows);
                var target = py + ((nint)at * planes * width);
                if (lanes >= 16) RowNormRows<Floats16>.Sums(px, pdy, target, begin, end, planes, width, epsilon, centered, statistics);
                else if (lanes >= 8) RowNormRows<Floats8>.Sums(px, pdy, target, begin, end, planes, width, epsilon, centered, statistics);
                else RowNormRows<Floats4>.Sums(px, pdy, target, begin, end, planes, width, epsilon, centered, statistics);
            }
        }
    }

    private static void Check(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> weight, int first, int last, int width)
    {
        Problem.Require(first >= 0 && width > 0, $"rows of {width} from {first}: sizes must be positive");
        Problem.Require((long)last * width <= x.Length && (long)last * width <= y.Length, $"{last} rows of {width} need {(long)last * width} values, but there are {x.Length} and {y.Length}");
        Problem.Require(weight.IsEmpty || weight.Length >= width, $"a weight for {width} places needs as many values, but has {weight.Length}");
    }
}
