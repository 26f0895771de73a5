using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>One row of scores, turned into weights and into the scores' gradient. Rows are followed by room for a whole vector.</summary>
internal static unsafe class AttentionWeights
{
    /// <summary>
    /// Scores become exponentials, the largest taken out first: e[j] = exp(scale·s[j] + bias[j] − largest), and 0 for seen ≤ j &lt; end.
    /// </summary>
    /// <returns>1 / Σ e; 0 where no key is seen, or each of them is hidden by −∞: then all of e is 0.</returns>
    public static float Exponentials(float* row, int seen, int end, float scale, float* bias, int biasStep)
    {
        var hidden = float.NegativeInfinity;
        var largest = new Vector<float>(hidden);
        var at = 0;
        for (; at < seen; at += Vector<float>.Count)
        {
            var s = Load(row + at) * new Vector<float>(scale);
            if (bias is not null) s += biasStep == 0 ? new Vector<float>(*bias) : LoadPart(bias + at, seen - at);
            s = Lanes.Keep(s, seen - at, hidden);
            largest = Vector.Max(largest, s);
            Store(row + at, s);
        }

        var top = seen == 0 ? hidden : Lanes.Max(largest);
        if (float.IsNegativeInfinity(top))
        {
            new Span<float>(row, Math.Max(at, end)).Clear();
            return 0;
        }

        var shift = new Vector<float>(top);
        var sum = Vector<float>.Zero;
        for (at = 0; at < seen; at += Vector<float>.Count)
        {
            var e = VectorMath.Exp(Load(row + at) - shift);
            sum += e;
            Store(row + at, e);
        }

        if (at < end) new Span<float>(row + at, end - at).Clear();
        return 1 / Vector.Sum(sum);
    }

    /// <summary>Drops exponentials at random; their sum stays what it was.</summary>
    public static void Drop(float* row, int seen, AttentionDropout dropout, uint place)
    {
        for (var j = 0; j < seen; j += Vector<float>.Count) Store(row + j, Load(row + j) * dropout.Factors(place + (uint)j));
    }

    /// <summary>
    /// Backward through dropout and softmax. Exponentials e become the weights that multiply the values, p·f with p = e·inverse and f the
    /// factors of the dropout; the gradient g of those becomes that of the scores before bias and scale, p·(g·f − Σ p·g·f).
    /// </summary>
    public static void Backward(float* e, float* g, int seen, int end, float inverse, AttentionDropout dropout, uint place)
    {
        var sum = Vector<float>.Zero;
        for (var j = 0; j < seen; j += Vector<float>.Count)
        {
            // What follows the keys that are seen is 0 in e, but need not be a number in g.
            var slope = Lanes.Keep(Load(g + j), seen - j, 0);
            if (dropout.Acts) slope *= dropout.Factors(place + (uint)j);
            sum += Load(e + j) * slope;
            Store(g + j, slope);
        }

        var mean = new Vector<float>(Vector.Sum(sum) * inverse);
        var scale = new Vector<float>(inverse);
        var at = 0;
        for (; at < seen; at += Vector<float>.Count)
        {
            var p = Load(e + at) * scale;
            Store(g + at, p * (Load(g + at) - mean));
            if (dropout.Acts) p *= dropout.Factors(place + (uint)at);
            Store(e + at, p);
        }

        if (at < end) new Span<float>(g + at, end - at).Clear();
    }

    /// <summary>Multiplies some values by a number.</summary>
    public static void Scale(float* values, int count, float factor)
    {
        var j = 0;
        for (; j <= count - Vector<float>.Count; j += Vector<float>.Count) Store(values + j, Load(values + j) * new Vector<float>(factor));
        for (; j < count; j++) values[j] *= factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> LoadPart(float* p, int count) => Lanes.Load(new ReadOnlySpan<float>(p, Math.Min(count, Vector<float>.Count)), 0, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Load(float* p) => Unsafe.ReadUnaligned<Vector<float>>(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* p, Vector<float> value) => Unsafe.WriteUnaligned(p, value);
}
