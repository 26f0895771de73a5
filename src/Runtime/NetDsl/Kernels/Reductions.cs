using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetDsl.Kernels;

/// <summary>Sums and maxima that are not the end of a fused loop. Every sum runs in one fixed order.</summary>
public static class Reductions
{
    /// <summary>x is [rows, reduced, inner], y [rows, inner]: y = Σ over the middle axis, for rows <paramref name="first"/> ≤ row &lt; <paramref name="last"/>.</summary>
    public static void Sum(ReadOnlySpan<float> x, Span<float> y, int first, int last, int reduced, int inner)
    {
        for (var row = first; row < last; row++)
            SumColumns(x.Slice(row * reduced * inner, reduced * inner), y.Slice(row * inner, inner), reduced, inner, 0, inner);
    }

    /// <summary>x is [rows, reduced, inner], y [rows, inner]: y = the largest over the middle axis; NaN wins.</summary>
    public static void Max(ReadOnlySpan<float> x, Span<float> y, int first, int last, int reduced, int inner)
    {
        for (var row = first; row < last; row++)
        {
            var block = x.Slice(row * reduced * inner, reduced * inner);
            var result = y.Slice(row * inner, inner);
            block[..inner].CopyTo(result);
            for (var r = 1; r < reduced; r++) TensorPrimitives.Max(result, block.Slice(r * inner, inner), result);
        }
    }

    /// <summary>x is [batch, size], y [size]: y = Σ over the batch, for this part's share of the columns.</summary>
    public static void SumOverBatch(ReadOnlySpan<float> x, Span<float> y, int batch, int size, int part, int parts)
    {
        var (from, to) = NetworkProgram.Share(size, part, parts);
        SumColumns(x, y, batch, size, from, to);
    }

    /// <summary>True where no value is infinite or not a number.</summary>
    public static bool IsFinite(ReadOnlySpan<float> values)
    {
        // x · 0 is 0 for every finite x and NaN for all others.
        var sum = Vector<float>.Zero;
        for (var i = 0; i < values.Length; i += Vector<float>.Count) sum += Lanes.Load(values, i, values.Length - i) * 0f;
        return Vector.Sum(sum) == 0f;
    }

    private static void SumColumns(ReadOnlySpan<float> x, Span<float> y, int rows, int width, int from, int to)
    {
        for (var i = from; i < to; i += Vector<float>.Count)
        {
            var count = to - i;
            var sum = Vector<float>.Zero;
            for (var row = 0; row < rows; row++) sum += Lanes.Load(x, (row * width) + i, count);
            Lanes.Store(y, i, sum, count);
        }
    }
}
