using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The transforms of Winograd's minimal filtering F(4×4, 3×3) (Lavin and Gray 2016), which multiplies polynomials by their values: at 0, ±a, ±b and infinity. The usual 1 and 2
/// lose a digit; with ¾ and 3⁄2, whose powers are exact too, the error is about twice that of the direct sum.
/// </summary>
/// <remarks>Each transform is done along columns, into working memory, and then along rows.</remarks>
internal static unsafe class WinogradTransform<S, V>
    where S : struct, ISimd<V>
    where V : struct
{
    private const float A = 0.75f;
    private const float B = 1.5f;
    private const float AA = A * A;
    private const float BB = B * B;

    // Each point's value of the product of the distances to all others.
    private const float NearA = 1 / (2 * AA * (AA - BB));
    private const float NearB = 1 / (2 * BB * (BB - AA));
    private const float Near0 = 1 / (AA * BB);

    /// <summary>Floats of working memory.</summary>
    public const int Working = WinogradTiles.Points * ConvPanels.Width;

    private static nint Lanes => S.Count;

    /// <summary>One vector of channels of the 36 pixels that a tile reads, at their points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(float** from, nint at, float* to, nint step, float* work)
    {
        for (nint j = 0; j < 6; j++)
            Input(S.Load(from[j] + at), S.Load(from[6 + j] + at), S.Load(from[12 + j] + at), S.Load(from[18 + j] + at), S.Load(from[24 + j] + at), S.Load(from[30 + j] + at), work + (j * Lanes), 6 * Lanes);
        for (nint i = 0; i < 6; i++, work += 6 * Lanes, to += 6 * step)
            Input(S.Load(work), S.Load(work + Lanes), S.Load(work + (2 * Lanes)), S.Load(work + (3 * Lanes)), S.Load(work + (4 * Lanes)), S.Load(work + (5 * Lanes)), to, step);
    }

    /// <summary>One vector of channels of a tile's products, as the 16 results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(float* from, nint step, V bias, float** to, nint at, float* work)
    {
        var row = 6 * Lanes;
        for (var column = work; column < work + row; column += Lanes, from += step)
            Output(S.Load(from), S.Load(from + (6 * step)), S.Load(from + (12 * step)), S.Load(from + (18 * step)), S.Load(from + (24 * step)), S.Load(from + (30 * step)), default, column, column + row, column + (2 * row), column + (3 * row));
        for (nint i = 0; i < 4; i++, work += row, to += 4)
            Output(S.Load(work), S.Load(work + Lanes), S.Load(work + (2 * Lanes)), S.Load(work + (3 * Lanes)), S.Load(work + (4 * Lanes)), S.Load(work + (5 * Lanes)), bias, to[0] + at, to[1] + at, to[2] + at, to[3] + at);
    }

    /// <summary>One vector of channels of a tile's 16 results' gradients, at the points: the transpose of <see cref="Output(float*, nint, V, float**, nint, float*)"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Slope(float** from, nint at, float* to, nint step, float* work)
    {
        for (nint j = 0; j < 4; j++)
            Slope(S.Load(from[j] + at), S.Load(from[4 + j] + at), S.Load(from[8 + j] + at), S.Load(from[12 + j] + at), work + (j * Lanes), 4 * Lanes);
        for (nint i = 0; i < 6; i++, work += 4 * Lanes, to += 6 * step)
            Slope(S.Load(work), S.Load(work + Lanes), S.Load(work + (2 * Lanes)), S.Load(work + (3 * Lanes)), to, step);
    }

    /// <summary>One vector of 3×3 kernels, at the points.</summary>
    public static void Weight(float* from, float* to, nint step, float* work)
    {
        for (nint j = 0; j < 3; j++) Weight(S.Load(from + (j * Lanes)), S.Load(from + ((3 + j) * Lanes)), S.Load(from + ((6 + j) * Lanes)), work + (j * Lanes), 3 * Lanes);
        for (nint i = 0; i < 6; i++, work += 3 * Lanes, to += 6 * step) Weight(S.Load(work), S.Load(work + Lanes), S.Load(work + (2 * Lanes)), to, step);
    }

    /// <summary>One vector of the points' sums, as 3×3 kernels' gradients: the transpose of <see cref="Weight(float*, float*, nint, float*)"/>.</summary>
    public static void WeightSlope(float* from, nint step, float* to, float* work)
    {
        for (nint j = 0; j < 6; j++, from += step)
            WeightSlope(S.Load(from), S.Load(from + (6 * step)), S.Load(from + (12 * step)), S.Load(from + (18 * step)), S.Load(from + (24 * step)), S.Load(from + (30 * step)), work + (j * Lanes), 6 * Lanes);
        for (nint i = 0; i < 3; i++, work += 6 * Lanes, to += 3 * Lanes)
            WeightSlope(S.Load(work), S.Load(work + Lanes), S.Load(work + (2 * Lanes)), S.Load(work + (3 * Lanes)), S.Load(work + (4 * Lanes)), S.Load(work + (5 * Lanes)), to, Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Input(V d0, V d1, V d2, V d3, V d4, V d5, float* to, nint step)
    {
        V even = Add(-BB, d2, d4), odd = Add(-BB, d1, d3);
        S.Store(to, Add(AA * BB, d0, Add(-(AA + BB), d2, d4)));
        S.Store(to + step, Add(A, odd, even));
        S.Store(to + (2 * step), Add(-A, odd, even));
        (even, odd) = (Add(-AA, d2, d4), Add(-AA, d1, d3));
        S.Store(to + (3 * step), Add(B, odd, even));
        S.Store(to + (4 * step), Add(-B, odd, even));
        S.Store(to + (5 * step), Add(AA * BB, d1, Add(-(AA + BB), d3, d5)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Output(V m0, V m1, V m2, V m3, V m4, V m5, V bias, float* y0, float* y1, float* y2, float* y3)
    {
        V evenA = S.Add(m1, m2), oddA = S.Subtract(m1, m2), evenB = S.Add(m3, m4), oddB = S.Subtract(m3, m4);
        S.Store(y0, S.Add(S.Add(S.Add(m0, bias), evenA), evenB));
        S.Store(y1, Add(A, oddA, Add(B, oddB, bias)));
        S.Store(y2, Add(AA, evenA, Add(BB, evenB, bias)));
        S.Store(y3, Add(A * AA, oddA, Add(B * BB, oddB, S.Add(m5, bias))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Slope(V d0, V d1, V d2, V d3, float* to, nint step)
    {
        S.Store(to, d0);
        V even = Add(AA, d2, d0), odd = Add(AA, d3, d1);
        S.Store(to + step, Add(A, odd, even));
        S.Store(to + (2 * step), Add(-A, odd, even));
        (even, odd) = (Add(BB, d2, d0), Add(BB, d3, d1));
        S.Store(to + (3 * step), Add(B, odd, even));
        S.Store(to + (4 * step), Add(-B, odd, even));
        S.Store(to + (5 * step), d3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Weight(V g0, V g1, V g2, float* to, nint step)
    {
        S.Store(to, S.Multiply(S.Create(Near0), g0));
        var even = Add(AA * NearA, g2, S.Multiply(S.Create(NearA), g0));
        S.Store(to + step, Add(A * NearA, g1, even));
        S.Store(to + (2 * step), Add(-A * NearA, g1, even));
        even = Add(BB * NearB, g2, S.Multiply(S.Create(NearB), g0));
        S.Store(to + (3 * step), Add(B * NearB, g1, even));
        S.Store(to + (4 * step), Add(-B * NearB, g1, even));
        S.Store(to + (5 * step), g2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeightSlope(V t0, V t1, V t2, V t3, V t4, V t5, float* to, nint step)
    {
        V evenA = S.Add(t1, t2), evenB = S.Add(t3, t4);
        S.Store(to, Add(Near0, t0, Add(NearA, evenA, S.Multiply(S.Create(NearB), evenB))));
        S.Store(to + step, Add(A * NearA, S.Subtract(t1, t2), S.Multiply(S.Create(B * NearB), S.Subtract(t3, t4))));
        S.Store(to + (2 * step), Add(AA * NearA, evenA, Add(BB * NearB, evenB, t5)));
    }

    /// <summary>a·b + c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Add(float a, V b, V c) => S.MultiplyAdd(S.Create(a), b, c);
}
