using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// One row times panels of 32 columns, the prediction of one sample: the weight is read from end to end, apart from the rows that meet a 0, and no lanes are added up.
/// </summary>
/// <remarks>Leaving a term out changes no sum where the weight is finite: a sum plus 0 is the sum. (A sum that vanished from below, −0, keeps its sign so.)</remarks>
internal static unsafe class VectorProduct
{
    /// <summary>Vectors of a tile: so many chains of multiply-adds keep the processor busy.</summary>
    private const int Vectors = 8;

    /// <summary>y[j] = f(Σ x[i]·w[i, j] + bias[j], y[j + beside]) for 0 ≤ j &lt; n, with vectors of a number of lanes.</summary>
    public static void Run<TEpilogue>(int lanes, float* x, float* panels, float* bias, nint beside, float* y, int n, int k)
        where TEpilogue : struct, IEpilogue
    {
        if (lanes == 16) Run<Simd512, Vector512<float>>(x, panels, y, n, k);
        else if (lanes == 8) Run<Simd256, Vector256<float>>(x, panels, y, n, k);
        else Run<Simd128, Vector128<float>>(x, panels, y, n, k);
        Epilogue.Apply<TEpilogue>(y, 1, n, 0, n, bias, beside);
    }

    private static void Run<S, V>(float* x, float* panels, float* y, int n, int k)
        where S : struct, ISimd<V>
        where V : struct
    {
        var places = stackalloc int[OuterProducts.BlockK + Nonzeros.Beyond];
        nint length = (nint)k * PackedMatMul.Width;
        var from = 0;
        do
        {
            var depth = k - from < OuterProducts.BlockK ? k - from : OuterProducts.BlockK;
            var count = Nonzeros.Find(x + from, depth, places);
            if (count == depth) Block<S, V, Two>(x + from, null, depth, panels + ((nint)from * PackedMatMul.Width), length, y, n, from == 0);
            else Block<S, V, One>(x + from, places, count, panels + ((nint)from * PackedMatMul.Width), length, y, n, from == 0);
            from += depth;
        }
        while (from < k);
    }

    private static void Block<S, V, TSome>(float* x, int* places, int count, float* panels, nint length, float* y, int n, bool first)
        where S : struct, ISimd<V>
        where V : struct
        where TSome : struct, IConstant
    {
        var columns = (n + PackedMatMul.Width - 1) / PackedMatMul.Width * PackedMatMul.Width;
        for (var j = 0; j < n;)
        {
            // A tile begins with a panel or, where vectors are narrow, within one, and ends with the last panel at the latest.
            var panel = panels + (j / PackedMatMul.Width * length) + (j % PackedMatMul.Width);
            int left = n - j, room = (columns - j) / S.Count, vectors;
            if (left > 6 * S.Count && room >= Vectors)
            {
                Tile<S, V, Eight, TSome>(x, places, count, panel, length, y + j, left, first);
                vectors = Vectors;
            }
            else if (left > 4 * S.Count && room >= 6)
            {
                Tile<S, V, Six, TSome>(x, places, count, panel, length, y + j, left, first);
                vectors = 6;
            }
            else if (left > 2 * S.Count && room >= 4)
            {
                Tile<S, V, Four, TSome>(x, places, count, panel, length, y + j, left, first);
                vectors = 4;
            }
            else
            {
                Tile<S, V, Two, TSome>(x, places, count, panel, length, y + j, left, first);
                vectors = 2;
            }

            j += vectors * S.Count;
        }
    }

    /// <summary>
    /// y[j] = (first ? 0 : y[j]) + Σ x[i]·w[i, j] over 0 ≤ i &lt; count, or over the <paramref name="places"/> where <typeparamref name="TSome"/> is 1, for so many vectors of columns, of which
    /// <paramref name="left"/> columns are there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<S, V, TVectors, TSome>(float* x, int* places, int count, float* panel, nint length, float* y, int left, bool first)
        where S : struct, ISimd<V>
        where V : struct
        where TVectors : struct, IConstant
        where TSome : struct, IConstant
    {
        // Two vectors never lie in two panels.
        var p0 = panel;
        var p1 = TVectors.Value > 2 ? Pair<S, V>(panel, length, 1) : panel;
        var p2 = TVectors.Value > 4 ? Pair<S, V>(panel, length, 2) : panel;
        var p3 = TVectors.Value > 6 ? Pair<S, V>(panel, length, 3) : panel;
        V c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        for (nint t = 0; t < count; t++)
        {
            nint i = TSome.Value == 1 ? places[t] : t;
            var a = S.Broadcast(x + i);
            i *= PackedMatMul.Width;
            c0 = S.MultiplyAdd(a, S.Load(p0 + i), c0);
            c1 = S.MultiplyAdd(a, S.Load(p0 + i + S.Count), c1);
            if (TVectors.Value > 2)
            {
                c2 = S.MultiplyAdd(a, S.Load(p1 + i), c2);
                c3 = S.MultiplyAdd(a, S.Load(p1 + i + S.Count), c3);
            }

            if (TVectors.Value > 4)
            {
                c4 = S.MultiplyAdd(a, S.Load(p2 + i), c4);
                c5 = S.MultiplyAdd(a, S.Load(p2 + i + S.Count), c5);
            }

            if (TVectors.Value > 6)
            {
                c6 = S.MultiplyAdd(a, S.Load(p3 + i), c6);
                c7 = S.MultiplyAdd(a, S.Load(p3 + i + S.Count), c7);
            }
        }

        Store<S, V>(y, c0, left, first);
        Store<S, V>(y + S.Count, c1, left - S.Count, first);
        if (TVectors.Value > 2)
        {
            Store<S, V>(y + (2 * S.Count), c2, left - (2 * S.Count), first);
            Store<S, V>(y + (3 * S.Count), c3, left - (3 * S.Count), first);
        }

        if (TVectors.Value > 4)
        {
            Store<S, V>(y + (4 * S.Count), c4, left - (4 * S.Count), first);
            Store<S, V>(y + (5 * S.Count), c5, left - (5 * S.Count), first);
        }

        if (TVectors.Value > 6)
        {
            Store<S, V>(y + (6 * S.Count), c6, left - (6 * S.Count), first);
            Store<S, V>(y + (7 * S.Count), c7, left - (7 * S.Count), first);
        }
    }

    /// <summary>Where a pair of vectors of columns begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Pair<S, V>(float* panel, nint length, int pair)
        where S : struct, ISimd<V>
        where V : struct
    {
        var column = pair * 2 * S.Count;
        return panel + (column / PackedMatMul.Width * length) + (column % PackedMatMul.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<S, V>(float* y, V c, int left, bool first)
        where S : struct, ISimd<V>
        where V : struct
    {
        if (left >= S.Count) S.Store(y, first ? c : S.Add(S.Load(y), c));
        else if (left > 0) S.StorePart(y, first ? c : S.Add(S.LoadPart(y, left), c), left);
    }
}
