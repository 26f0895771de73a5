using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>One row of scores, turned into weights and into the scores' gradient. Rows are followed by room for a whole vector.</summary>
internal static unsafe class AttentionWeights<T>
    where T : struct, IFloats<T>
{
    /// <summary>
    /// Scores become exponentials, the largest taken out first: e[j] = exp(scale·s[j] + bias[j] − largest), and 0 for seen ≤ j &lt; end.
    /// </summary>
    /// <returns>1 / Σ e; 0 where no key is seen, or each of them is hidden by −∞: then all of e is 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Exponentials(float* row, int seen, int end, float scale, float* bias, int biasStep)
    {
        T hidden = T.Create(float.NegativeInfinity), factor = T.Create(scale);
        var largest = hidden;
        var whole = seen & -T.Count;
        for (var at = 0; at < seen; at += T.Count)
        {
            var s = T.Load(row + at) * factor;
            if (bias is not null) s += biasStep == 0 ? T.Create(*bias) : at < whole ? T.Load(bias + at) : Tails.Load<T>(bias + at, seen - at);
            if (at >= whole) s = T.First(s, seen - at, hidden);
            largest = T.Greater(largest, s);
            T.Store(row + at, s);
        }

        var top = seen == 0 ? float.NegativeInfinity : T.Largest(largest);
        if (float.IsNegativeInfinity(top))
        {
            new Span<float>(row, Math.Max(RoundUp(seen), end)).Clear();
            return 0;
        }

        T shift = T.Create(top), sum = default;
        for (var at = 0; at < seen; at += T.Count)
        {
            var e = FloatMath.Exp(T.Load(row + at) - shift);
            sum += e;
            T.Store(row + at, e);
        }

        Clear(row, seen, end);
        return 1 / T.Sum(sum);
    }

    /// <summary>Multiplies values by the factors of a dropout: exponentials, whose sum stays what it was, or slopes.</summary>
    public static void Drop(float* row, int seen, AttentionDropout dropout, uint place)
    {
        for (var j = 0; j < seen; j += Vector<float>.Count)
            Unsafe.WriteUnaligned(row + j, Unsafe.ReadUnaligned<Vector<float>>(row + j) * dropout.Factors(place + (uint)j));
    }

    /// <summary>
    /// Backward through dropout and softmax. Exponentials e become the weights that multiply the values, p·f with p = e·inverse and f the
    /// factors of the dropout; the gradient g of those becomes that of the scores before bias and scale, p·(g·f − Σ p·g·f), times <paramref name="scale"/>.
    /// </summary>
    public static void Backward(float* e, float* g, int seen, int end, float inverse, float scale, AttentionDropout dropout, uint place)
    {
        if (dropout.Acts) Drop(g, seen, dropout, place);
        Backward(e, g, seen, end, inverse, scale);
        if (dropout.Acts) Drop(e, seen, dropout, place);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward(float* e, float* g, int seen, int end, float inverse, float scale)
    {
        T sum = default;
        var whole = seen & -T.Count;
        for (var j = 0; j < whole; j += T.Count) sum += T.Load(e + j) * T.Load(g + j);
        if (whole < seen)
        {
            // What follows the keys that are seen is 0 in e, but need not be a number in g.
            var slope = T.First(T.Load(g + whole), seen - whole, default);
            sum += T.Load(e + whole) * slope;
            T.Store(g + whole, slope);
        }

        T mean = T.Create(T.Sum(sum) * inverse), share = T.Create(inverse), factor = T.Create(scale);
        for (var at = 0; at < seen; at += T.Count)
        {
            var p = T.Load(e + at) * share;
            T.Store(g + at, p * (T.Load(g + at) - mean) * factor);
            T.Store(e + at, p);
        }

        Clear(g, seen, end);
    }

    /// <summary>Multiplies some values by a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* values, int count, float factor)
    {
        var j = 0;
        for (; j <= count - T.Count; j += T.Count) T.Store(values + j, T.Load(values + j) * T.Create(factor));
        for (; j < count; j++) values[j] *= factor;
    }

    /// <summary>Zeros after the vectors that hold what is seen.</summary>
    private static void Clear(float* row, int seen, int end)
    {
        var at = RoundUp(seen);
        if (at < end) new Span<float>(row + at, end - at).Clear();
    }

    private static int RoundUp(int count) => (count + T.Count - 1) & -T.Count;
}
