using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The products of 16 tiles with one vector of channels at one of Winograd's points: short sums, of which 16 keep the processor busy.</summary>
internal static unsafe class WinogradTile
{
    /// <summary>Tiles that are multiplied together.</summary>
    public const int Together = 16;

    /// <summary>sums[t, j] = Σ values[t, i]·w[i, j] over 0 ≤ i &lt; terms: one chain of multiply-adds in the order of the terms, as <see cref="ConvTile"/> has it.</summary>
    /// <param name="values">The first tile's values at the point.</param>
    /// <param name="step">From a tile's values to the next's.</param>
    /// <param name="w">The weights, <see cref="ConvPanels.Width"/> apart.</param>
    /// <param name="terms">Length of the sums.</param>
    /// <param name="sums">The first tile's sums.</param>
    /// <param name="sumStep">From a tile's sums to the next's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<S, V>(float* values, nint step, float* w, int terms, float* sums, nint sumStep)
        where S : struct, ISimd<V>
        where V : struct
    {
        V c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        V c8 = default, c9 = default, c10 = default, c11 = default, c12 = default, c13 = default, c14 = default, c15 = default;
        var three = 3 * step;
        float* a = values, b = a + (4 * step), c = b + (4 * step), d = c + (4 * step);
        for (var last = w + ((nint)terms * ConvPanels.Width); w < last; w += ConvPanels.Width)
        {
            var v = S.Load(w);
            c0 = S.MultiplyAdd(S.Broadcast(a), v, c0);
            c1 = S.MultiplyAdd(S.Broadcast(a + step), v, c1);
            c2 = S.MultiplyAdd(S.Broadcast(a + (2 * step)), v, c2);
            c3 = S.MultiplyAdd(S.Broadcast(a + three), v, c3);
            c4 = S.MultiplyAdd(S.Broadcast(b), v, c4);
            c5 = S.MultiplyAdd(S.Broadcast(b + step), v, c5);
            c6 = S.MultiplyAdd(S.Broadcast(b + (2 * step)), v, c6);
            c7 = S.MultiplyAdd(S.Broadcast(b + three), v, c7);
            c8 = S.MultiplyAdd(S.Broadcast(c), v, c8);
            c9 = S.MultiplyAdd(S.Broadcast(c + step), v, c9);
            c10 = S.MultiplyAdd(S.Broadcast(c + (2 * step)), v, c10);
            c11 = S.MultiplyAdd(S.Broadcast(c + three), v, c11);
            c12 = S.MultiplyAdd(S.Broadcast(d), v, c12);
            c13 = S.MultiplyAdd(S.Broadcast(d + step), v, c13);
            c14 = S.MultiplyAdd(S.Broadcast(d + (2 * step)), v, c14);
            c15 = S.MultiplyAdd(S.Broadcast(d + three), v, c15);
            a++;
            b++;
            c++;
            d++;
        }

        S.Store(sums, c0);
        sums += sumStep;
        S.Store(sums, c1);
        sums += sumStep;
        S.Store(sums, c2);
        sums += sumStep;
        S.Store(sums, c3);
        sums += sumStep;
        S.Store(sums, c4);
        sums += sumStep;
        S.Store(sums, c5);
        sums += sumStep;
        S.Store(sums, c6);
        sums += sumStep;
        S.Store(sums, c7);
        sums += sumStep;
        S.Store(sums, c8);
        sums += sumStep;
        S.Store(sums, c9);
        sums += sumStep;
        S.Store(sums, c10);
        sums += sumStep;
        S.Store(sums, c11);
        sums += sumStep;
        S.Store(sums, c12);
        sums += sumStep;
        S.Store(sums, c13);
        sums += sumStep;
        S.Store(sums, c14);
        sums += sumStep;
        S.Store(sums, c15);
    }
}
