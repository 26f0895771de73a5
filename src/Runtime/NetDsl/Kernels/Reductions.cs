using System;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>Sums and maxima that are not the end of a fused loop. Every sum runs in one fixed order.</summary>
public static class Reductions
{
    // Floats of a row that needs no other row beside it to keep vectors busy.
    private const int WideRow = 1024;

    /// <summary>x is [rows, reduced, inner], y [rows, inner]: y = Σ over the middle axis, for rows <paramref name="first"/> ≤ row &lt; <paramref name="last"/>.</summary>
    public static void Sum(ReadOnlySpan<float> x, Span<float> y, int first, int last, int reduced, int inner)
    {
        for (var row = first; row < last; row++)
            SumRows(x.Slice(row * reduced * inner, reduced * inner), y.Slice(row * inner, inner), reduced, inner);
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
        Problem.Require((long)batch * size <= x.Length && size <= y.Length, $"sums over {batch} rows of {size} need {(long)batch * size} values and room for {size}, but there are {x.Length} and {y.Length}");
        var (from, to) = NetworkProgram.Share(size, part, parts);
        SumColumns(Widths.Widest, x, y, batch, size, from, to);
    }

    /// <summary>True where no value is infinite or not a number.</summary>
    public static unsafe bool IsFinite(ReadOnlySpan<float> values)
    {
        fixed (float* p = values)
        {
            return Widths.Widest switch
            {
                16 => IsFinite<Floats16>(p, values.Length),
                8 => IsFinite<Floats8>(p, values.Length),
                _ => IsFinite<Floats4>(p, values.Length),
            };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe bool IsFinite<T>(float* values, nint length)
        where T : struct, IFloats<T>
    {
        // x · 0 is 0 for every finite x and NaN for all others.
        T a = default, b = default, c = default, d = default, zero = default;
        nint i = 0;
        for (; i <= length - (4 * T.Count); i += 4 * T.Count)
        {
            a += T.Load(values + i) * zero;
            b += T.Load(values + i + T.Count) * zero;
            c += T.Load(values + i + (2 * T.Count)) * zero;
            d += T.Load(values + i + (3 * T.Count)) * zero;
        }

        float rest = 0;
        for (; i < length; i++) rest += values[i] * 0f;
        var lanes = stackalloc float[T.Count];
        T.Store(lanes, a + b + (c + d));
        for (var lane = 0; lane < T.Count; lane++) rest += lanes[lane];
        return rest == 0f;
    }

    /// <summary>
    /// The sum of rows of a matrix. Narrow rows are added some at a time, so that vectors are full; how many depends on the width alone.
    /// </summary>
    private static void SumRows(ReadOnlySpan<float> x, Span<float> y, int rows, int width)
    {
        if (width > WideRow)
        {
            SumColumns(Widths.Widest, x, y, rows, width, 0, width);
            return;
        }

        var together = 1;
        while (together * width < WideRow / 4) together *= 2;
        Span<float> sums = stackalloc float[together * width];
        sums.Clear();
        for (var at = 0; at < x.Length; at += sums.Length)
        {
            var block = x.Slice(at, Math.Min(sums.Length, x.Length - at));
            TensorPrimitives.Add(sums[..block.Length], block, sums[..block.Length]);
        }

        for (var half = together / 2; half > 0; half /= 2)
        {
            var lower = sums[..(half * width)];
            TensorPrimitives.Add(lower, sums.Slice(half * width, half * width), lower);
        }

        sums[..width].CopyTo(y);
    }

    /// <summary>y[i] = Σ x[row, i] for from ≤ i &lt; to.</summary>
    internal static unsafe void SumColumns(int lanes, ReadOnlySpan<float> x, Span<float> y, int rows, int width, int from, int to)
    {
        fixed (float* px = x, py = y)
        {
            if (lanes >= 16) SumColumns<Floats16>(px, py, rows, width, from, to);
            else if (lanes >= 8) SumColumns<Floats8>(px, py, rows, width, from, to);
            else SumColumns<Floats4>(px, py, rows, width, from, to);
        }
    }

    /// <summary>Four vectors of columns at a time: what is read of a row is then a few cache lines side by side. A column is summed in the order of the rows at every width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void SumColumns<T>(float* x, float* y, nint rows, nint width, nint from, nint to)
        where T : struct, IFloats<T>
    {
        var i = from;
        for (; i <= to - (4 * T.Count); i += 4 * T.Count)
        {
            T a = default, b = default, c = default, d = default;
            var p = x + i;
            for (nint row = 0; row < rows; row++, p += width)
            {
                a += T.Load(p);
                b += T.Load(p + T.Count);
                c += T.Load(p + (2 * T.Count));
                d += T.Load(p + (3 * T.Count));
            }

            T.Store(y + i, a);
            T.Store(y + i + T.Count, b);
            T.Store(y + i + (2 * T.Count), c);
            T.Store(y + i + (3 * T.Count), d);
        }

        for (; i <= to - T.Count; i += T.Count)
        {
            T sum = default;
            for (nint row = 0; row < rows; row++) sum += T.Load(x + (row * width) + i);
            T.Store(y + i, sum);
        }

        for (; i < to; i++)
        {
            var sum = 0f;
            for (nint row = 0; row < rows; row++) sum += x[(row * width) + i];
            y[i] = sum;
        }
    }
}
