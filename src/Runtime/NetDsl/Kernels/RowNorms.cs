using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Normalisation of rows by their own mean and variance (layer norm), or by their mean square alone (RMS norm). A row is read from memory
/// once; the further looks at it find it in the first cache.
/// </summary>
public static class RowNorms
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
    public static void Forward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> y, int first, int last, int width, float epsilon, bool centered)
    {
        for (var row = first; row < last; row++)
        {
            var source = x.Slice(row * width, width);
            var target = y.Slice(row * width, width);
            var (mean, inverse) = Statistics(source, epsilon, centered);
            var center = new Vector<float>(mean);
            var scale = new Vector<float>(inverse);
            if (weight.IsEmpty)
            {
                for (var i = 0; i < width; i += Vector<float>.Count)
                    Lanes.Store(target, i, (Lanes.Load(source, i, width - i) - center) * scale, width - i);
            }
            else if (bias.IsEmpty)
            {
                for (var i = 0; i < width; i += Vector<float>.Count)
                    Lanes.Store(target, i, (Lanes.Load(source, i, width - i) - center) * scale * Lanes.Load(weight, i, width - i), width - i);
            }
            else
            {
                for (var i = 0; i < width; i += Vector<float>.Count)
                    Lanes.Store(target, i, Fused.MultiplyAdd((Lanes.Load(source, i, width - i) - center) * scale, Lanes.Load(weight, i, width - i), Lanes.Load(bias, i, width - i)), width - i);
            }
        }
    }

    /// <summary>The gradient by x: (g − mean g − x̂ · mean(g · x̂)) / √(variance + ε) with g = dy · weight; without centering, mean g stays out.</summary>
    /// <inheritdoc cref="Forward"/>
    public static void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> dy, Span<float> dx, int first, int last, int width, float epsilon, bool centered)
    {
        for (var row = first; row < last; row++)
        {
            var source = x.Slice(row * width, width);
            var gradients = dy.Slice(row * width, width);
            var target = dx.Slice(row * width, width);
            var (mean, inverse) = Statistics(source, epsilon, centered);
            var center = new Vector<float>(mean);
            var scale = new Vector<float>(inverse);
            Vector<float> sum = Vector<float>.Zero, product = Vector<float>.Zero;
            for (var i = 0; i < width; i += Vector<float>.Count)
            {
                // Beyond the end of the row g is 0, whatever x̂ is.
                var g = Gradient(gradients, weight, i, width - i);
                sum += g;
                product = Fused.MultiplyAdd(g, (Lanes.Load(source, i, width - i) - center) * scale, product);
            }

            var shift = new Vector<float>(centered ? Vector.Sum(sum) / width : 0f);
            var slope = new Vector<float>(Vector.Sum(product) / width);
            for (var i = 0; i < width; i += Vector<float>.Count)
            {
                var normal = (Lanes.Load(source, i, width - i) - center) * scale;
                Lanes.Store(target, i, (Gradient(gradients, weight, i, width - i) - shift - (normal * slope)) * scale, width - i);
            }
        }
    }

    /// <summary>
    /// What the gradients by weight and bias are summed from, for chunks of <paramref name="chunk"/> rows of each sample: Σ dy · x̂ and, for
    /// two <paramref name="planes"/>, Σ dy. y is [samples, chunks, planes, width].
    /// </summary>
    /// <inheritdoc cref="Forward"/>
    public static void Sums(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> y, int first, int last, int rows, int chunk, int planes, int width, float epsilon, bool centered)
    {
        var chunks = (rows + chunk - 1) / chunk;
        for (var at = first * chunks; at < last * chunks; at++)
        {
            var target = y.Slice(at * planes * width, planes * width);
            target.Clear();
            var begin = (at / chunks * rows) + (at % chunks * chunk);
            var end = Math.Min(begin + chunk, (at / chunks * rows) + rows);
            for (var row = begin; row < end; row++)
            {
                var source = x.Slice(row * width, width);
                var gradients = dy.Slice(row * width, width);
                var (mean, inverse) = Statistics(source, epsilon, centered);
                var center = new Vector<float>(mean);
                var scale = new Vector<float>(inverse);
                for (var i = 0; i < width; i += Vector<float>.Count)
                {
                    var left = width - i;
                    var g = Lanes.Load(gradients, i, left);
                    Lanes.Store(target, i, Fused.MultiplyAdd(g, (Lanes.Load(source, i, left) - center) * scale, Lanes.Load(target, i, left)), left);
                    if (planes > 1) Lanes.Store(target, width + i, Lanes.Load(target, width + i, left) + g, left);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Gradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> weight, int i, int left) =>
        weight.IsEmpty ? Lanes.Load(dy, i, left) : Lanes.Load(dy, i, left) * Lanes.Load(weight, i, left);

    private static (float Mean, float Inverse) Statistics(ReadOnlySpan<float> row, float epsilon, bool centered)
    {
        var mean = centered ? Sum(row) / row.Length : 0f;
        var center = new Vector<float>(mean);
        Vector<float> even = Vector<float>.Zero, odd = Vector<float>.Zero;
        var i = 0;
        for (; i + (2 * Vector<float>.Count) <= row.Length; i += 2 * Vector<float>.Count)
        {
            var a = Lanes.Load(row, i) - center;
            var b = Lanes.Load(row, i + Vector<float>.Count) - center;
            even = Fused.MultiplyAdd(a, a, even);
            odd = Fused.MultiplyAdd(b, b, odd);
        }

        for (; i < row.Length; i += Vector<float>.Count)
        {
            var a = Lanes.Keep(Lanes.Load(row, i, row.Length - i) - center, row.Length - i, 0f);
            even = Fused.MultiplyAdd(a, a, even);
        }

        return (mean, 1 / MathF.Sqrt((Vector.Sum(even + odd) / row.Length) + epsilon));
    }

    private static float Sum(ReadOnlySpan<float> row)
    {
        Vector<float> even = Vector<float>.Zero, odd = Vector<float>.Zero;
        var i = 0;
        for (; i + (2 * Vector<float>.Count) <= row.Length; i += 2 * Vector<float>.Count)
        {
            even += Lanes.Load(row, i);
            odd += Lanes.Load(row, i + Vector<float>.Count);
        }

        for (; i < row.Length; i += Vector<float>.Count) even += Lanes.Load(row, i, row.Length - i);
        return Vector.Sum(even + odd);
    }
}
