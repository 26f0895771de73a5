using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>One row of a sum of outer products: eight vectors of columns at a time, since b is read once only and long runs of it arrive faster.</summary>
internal static unsafe class OuterRow
{
    /// <summary>With fewer rows than this, rows go one by one.</summary>
    public const int Below = 4;

    /// <summary>Vectors of a tile.</summary>
    public const int Vectors = 8;

    /// <summary>y[j] = (first ? 0 : y[j]) + Σ a[i·stride]·b[i, j], the same bits as a tile of <see cref="OuterTile"/>; n ≥ 8 vectors; rows of b are <paramref name="step"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<S, V>(float* a, nint stride, float* b, nint step, float* y, nint n, int k, bool first)
        where S : struct, ISimd<V>
        where V : struct
    {
        nint width = Vectors * S.Count;
        for (nint j = 0; j < n; j += width)
        {
            // The last tile reaches back over columns that are done.
            var keep = j + width > n ? (int)(j + width - n) : 0;
            var from = j - keep;
            V c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
            var p = a;
            var q = b + from;
            for (nint i = 0; i < k; i++)
            {
                var x = S.Broadcast(p);
                c0 = S.MultiplyAdd(x, S.Load(q), c0);
                c1 = S.MultiplyAdd(x, S.Load(q + S.Count), c1);
                c2 = S.MultiplyAdd(x, S.Load(q + (2 * S.Count)), c2);
                c3 = S.MultiplyAdd(x, S.Load(q + (3 * S.Count)), c3);
                c4 = S.MultiplyAdd(x, S.Load(q + (4 * S.Count)), c4);
                c5 = S.MultiplyAdd(x, S.Load(q + (5 * S.Count)), c5);
                c6 = S.MultiplyAdd(x, S.Load(q + (6 * S.Count)), c6);
                c7 = S.MultiplyAdd(x, S.Load(q + (7 * S.Count)), c7);
                p += stride;
                q += step;
            }

            var to = y + from;
            Store<S, V>(to, c0, keep, first);
            Store<S, V>(to + S.Count, c1, keep - S.Count, first);
            Store<S, V>(to + (2 * S.Count), c2, keep - (2 * S.Count), first);
            Store<S, V>(to + (3 * S.Count), c3, keep - (3 * S.Count), first);
            Store<S, V>(to + (4 * S.Count), c4, keep - (4 * S.Count), first);
            Store<S, V>(to + (5 * S.Count), c5, keep - (5 * S.Count), first);
            Store<S, V>(to + (6 * S.Count), c6, keep - (6 * S.Count), first);
            Store<S, V>(to + (7 * S.Count), c7, keep - (7 * S.Count), first);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<S, V>(float* y, V c, int keep, bool first)
        where S : struct, ISimd<V>
        where V : struct
    {
        if (keep >= S.Count) return;
        var old = S.Load(y);
        if (!first) c = S.Add(old, c);
        S.Store(y, keep <= 0 ? c : S.From(keep, c, old));
    }
}
