using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetDsl.Kernels;

/// <summary>The logarithm of a sum of exponentials, the maximum taken out first: nothing overflows.</summary>
public static class LogSumExp
{
    /// <summary>The most terms of a sum that are gathered to the stack: one lane a sum.</summary>
    private const int Gathered = 64;

    /// <summary>
    /// y[r, i] = log Σⱼ exp(x[r, j, i]) for rows first ≤ r &lt; last. −∞ where every term is −∞ or there is none, ∞ where one is ∞.
    /// </summary>
    /// <param name="x">[≥ last, reduced, inner].</param>
    /// <param name="y">[≥ last, inner].</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="reduced">Terms of a sum.</param>
    /// <param name="inner">Sums of a row.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Rows(ReadOnlySpan<float> x, Span<float> y, int first, int last, int reduced, int inner)
    {
        Problem.Require(first >= 0 && reduced >= 0 && inner >= 0, $"rows from {first}, [{reduced}, {inner}] each: sizes cannot be negative");
        Problem.Require((long)last * reduced * inner <= x.Length, $"x of [{last}, {reduced}, {inner}] needs {(long)last * reduced * inner} values, but has {x.Length}");
        Problem.Require((long)last * inner <= y.Length, $"y of [{last}, {inner}] needs {(long)last * inner} values, but has {y.Length}");
        if (first >= last || inner == 0) return;
        if (inner >= Vector<float>.Count) Across(x, y, first, last, reduced, inner);
        else if (inner == 1 && reduced > Gathered) Along(x, y, first, last, reduced);
        else Gather(x, y, first * inner, last * inner, reduced, inner);
    }

    /// <summary>A vector holds neighbouring sums; the last of a row reaches back and writes the same values again.</summary>
    private static void Across(ReadOnlySpan<float> x, Span<float> y, int first, int last, int reduced, int inner)
    {
        for (var r = first; r < last; r++)
        {
            for (var i = 0; i < inner; i += Vector<float>.Count)
            {
                i = Math.Min(i, inner - Vector<float>.Count);
                var from = (r * reduced * inner) + i;
                var largest = new Vector<float>(float.NegativeInfinity);
                for (var j = 0; j < reduced; j++) largest = Vector.Max(largest, Lanes.Load(x, from + (j * inner)));
                var shift = Shift(largest);
                var sum = Vector<float>.Zero;
                for (var j = 0; j < reduced; j++) sum += VectorMath.Exp(Lanes.Load(x, from + (j * inner)) - shift);
                Lanes.Store(y, (r * inner) + i, VectorMath.Log(sum) + shift);
            }
        }
    }

    /// <summary>A vector holds neighbouring terms of one long sum.</summary>
    private static void Along(ReadOnlySpan<float> x, Span<float> y, int first, int last, int reduced)
    {
        var whole = reduced - Vector<float>.Count;
        for (var r = first; r < last; r++)
        {
            var row = x.Slice(r * reduced, reduced);
            var tail = Lanes.Load(row, whole);
            var largest = tail;
            for (var j = 0; j < whole; j += Vector<float>.Count) largest = Vector.Max(largest, Lanes.Load(row, j));
            var top = largest[0];
            for (var lane = 1; lane < Vector<float>.Count; lane++) top = MathF.Max(top, largest[lane]);
            var shift = Shift(new Vector<float>(top));
            var sum = Vector<float>.Zero;
            var at = 0;
            for (; at < whole; at += Vector<float>.Count) sum += VectorMath.Exp(Lanes.Load(row, at) - shift);

            // The last vector reaches back over terms that are counted.
            var counted = Vector.LessThan(Vector<int>.Indices, new Vector<int>(at - whole));
            sum += Vector.ConditionalSelect(counted, Vector<float>.Zero, VectorMath.Exp(tail - shift));
            y[r] = VectorMath.Log(Vector.Sum(sum)) + shift[0];
        }
    }

    /// <summary>A vector holds sums from anywhere, their terms gathered by scalar loads: for short sums, and few of them side by side.</summary>
    [SkipLocalsInit]
    private static void Gather(ReadOnlySpan<float> x, Span<float> y, int first, int last, int reduced, int inner)
    {
        Span<float> terms = stackalloc float[Math.Min(reduced, Gathered) * Vector<float>.Count];
        for (var q = first; q < last; q += Vector<float>.Count)
        {
            var lanes = Math.Min(Vector<float>.Count, last - q);
            var largest = new Vector<float>(float.NegativeInfinity);
            for (var j = 0; j < reduced; j += Gathered)
            {
                var count = Math.Min(Gathered, reduced - j);
                Collect(x, terms, q, lanes, j, count, reduced, inner);
                for (var t = 0; t < count; t++) largest = Vector.Max(largest, Lanes.Load(terms, t * Vector<float>.Count));
            }

            var shift = Shift(largest);
            var sum = Vector<float>.Zero;
            for (var j = 0; j < reduced; j += Gathered)
            {
                var count = Math.Min(Gathered, reduced - j);
                if (reduced > Gathered) Collect(x, terms, q, lanes, j, count, reduced, inner);
                for (var t = 0; t < count; t++) sum += VectorMath.Exp(Lanes.Load(terms, t * Vector<float>.Count) - shift);
            }

            Lanes.Store(y, q, VectorMath.Log(sum) + shift, lanes);
        }
    }

    /// <summary>Terms j … of sums q …, one sum a lane; lanes without a sum repeat the last.</summary>
    private static void Collect(ReadOnlySpan<float> x, Span<float> terms, int q, int lanes, int j, int count, int reduced, int inner)
    {
        ref var target = ref MemoryMarshal.GetReference(terms);
        for (var lane = 0; lane < Vector<float>.Count; lane++)
        {
            var sum = q + Math.Min(lane, lanes - 1);
            var from = (((sum / inner * reduced) + j) * inner) + (sum % inner);

            // Inside x by the check of Rows, and inside the terms: count is at most what they hold.
            ref var source = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), from);
            ref var to = ref Unsafe.Add(ref target, lane);
            for (nint t = 0; t < count; t++) Unsafe.Add(ref to, t * Vector<float>.Count) = Unsafe.Add(ref source, t * inner);
        }
    }

    /// <summary>The maximum, and 0 where that is infinite: ∞ − ∞ has no value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Shift(Vector<float> largest) =>
        Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(largest), new Vector<float>(float.PositiveInfinity)), largest, Vector<float>.Zero);
}
