using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>A block of scores, turned into weights and into the scores' gradient: row j belongs to key j, lane i to the block's query i.</summary>
/// <remarks>A query in lane i sees the keys up to <c>diagonal + i</c>.</remarks>
internal static unsafe class AttentionWeights<T>
    where T : struct, IFloats<T>
{
    /// <summary>
    /// Scores become weights: p[j, i] = exp(s[j, i] − largest) / Σ with s = scale·score + bias; 0 where a key is not seen, and for all keys where none is, or
    /// each of them is hidden by −∞.
    /// </summary>
    /// <param name="block">[end, pitch].</param>
    /// <param name="pitch">Lanes of a row: whole vectors.</param>
    /// <param name="end">Keys.</param>
    /// <param name="diagonal">The last key that lane 0 sees.</param>
    /// <param name="scale">Factor of the scores.</param>
    /// <param name="keyBias">A number for each key, or null.</param>
    /// <param name="bias">[end, pitch], or null.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Softmax(float* block, int pitch, int end, int diagonal, float scale, float* keyBias, float* bias)
    {
        T hidden = T.Create(float.NegativeInfinity), factor = T.Create(scale);
        for (var lane = 0; lane < pitch; lane += T.Count)
        {
            var p = block + lane;
            var (whole, seen) = Seen(lane, end, diagonal);
            T even = hidden, odd = hidden;
            for (var j = 0; j < seen; j++)
            {
                var s = T.Load(p + ((nint)j * pitch)) * factor;
                if (keyBias is not null) s += keyBias[j];
                if (bias is not null) s += T.Load(bias + lane + ((nint)j * pitch));
                if (j >= whole) s = T.First(hidden, j - whole + 1, s);
                T.Store(p + ((nint)j * pitch), s);
                (even, odd) = (odd, T.Greater(even, s));
            }

            // Where nothing is seen −∞ − 0 stays −∞, and no number becomes NaN.
            var largest = T.Greater(even, odd);
            var shift = T.WhereAbove(largest, hidden, largest, default);
            T sum = default;
            for (var j = 0; j < seen; j++)
            {
                var e = FloatMath.Exp(T.Load(p + ((nint)j * pitch)) - shift);
                sum += e;
                T.Store(p + ((nint)j * pitch), e);
            }

            // The largest score alone adds 1.
            var inverse = T.WhereAbove(T.Create(0.5f), sum, default, T.Create(1) / sum);
            for (var j = 0; j < seen; j++) T.Store(p + ((nint)j * pitch), T.Load(p + ((nint)j * pitch)) * inverse);
            for (var j = seen; j < end; j++) T.Store(p + ((nint)j * pitch), default);
        }
    }

    /// <summary>Backward through the softmax: the gradient g of the weights p becomes that of the scores before bias and scale, p·(g − Σ p·g)·scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(float* weights, float* slopes, int pitch, int end, int diagonal, float scale)
    {
        var factor = T.Create(scale);
        for (var lane = 0; lane < pitch; lane += T.Count)
        {
            float* p = weights + lane, g = slopes + lane;
            var (_, seen) = Seen(lane, end, diagonal);
            T sum = default;
            for (var j = 0; j < seen; j++) sum = T.MultiplyAdd(T.Load(p + ((nint)j * pitch)), Slope(p + ((nint)j * pitch), g + ((nint)j * pitch)), sum);
            for (var j = 0; j < seen; j++)
                T.Store(g + ((nint)j * pitch), T.Load(p + ((nint)j * pitch)) * (Slope(p + ((nint)j * pitch), g + ((nint)j * pitch)) - sum) * factor);
            for (var j = seen; j < end; j++) T.Store(g + ((nint)j * pitch), default);
        }
    }

    /// <summary>Multiplies weights or slopes by the factors of a dropout; the weight of key j in lane i has the number <c>place + i·keys + j</c>.</summary>
    public static void Drop(float* block, int pitch, int end, AttentionDropout dropout, uint place, int keys)
    {
        for (var j = 0; j < end; j++)
        {
            var row = block + ((nint)j * pitch);
            for (var lane = 0; lane < pitch; lane += Vector<float>.Count)
                Unsafe.WriteUnaligned(row + lane, Unsafe.ReadUnaligned<Vector<float>>(row + lane) * dropout.Factors(place + (uint)j + ((uint)lane * (uint)keys), (uint)keys));
        }
    }

    /// <summary>Multiplies whole vectors of values by a number.</summary>
    public static void Scale(float* values, int count, float factor)
    {
        for (var j = 0; j < count; j += T.Count) T.Store(values + j, T.Load(values + j) * T.Create(factor));
    }

    /// <summary>The keys that all lanes of a vector see, and those that any of them does.</summary>
    private static (int Whole, int Seen) Seen(int lane, int end, int diagonal) => (diagonal + lane + 1, Math.Min(end, diagonal + lane + T.Count));

    /// <summary>The gradient of a weight; of one that is 0 it need not be a number, and counts nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Slope(float* weight, float* slope) => T.WhereAbove(T.Load(weight), default, T.Load(slope), default);
}
