using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>A tile of a sum of outer products: up to 8 rows of two vectors, held in registers over all of k.</summary>
internal static unsafe class OuterTile
{
    /// <summary>
    /// y[r, j] = (first ? 0 : y[r, j]) + Σ a[r, i]·b[i, j] over 0 ≤ i &lt; k for <typeparamref name="TRows"/> rows and
    /// <typeparamref name="TColumns"/> vectors of columns. Every sum is one chain of multiply-adds in the order of k: the same
    /// bits from every tile and every vector width.
    /// </summary>
    /// <param name="a">The first factor: a[r, i] at r·stride + i, or, where <typeparamref name="TDown"/> is 1, at r + i·stride.</param>
    /// <param name="stride">See <paramref name="a"/>.</param>
    /// <param name="b">The second factor.</param>
    /// <param name="step">From a row of b to the next.</param>
    /// <param name="y">The first result.</param>
    /// <param name="n">From a row of y to the next.</param>
    /// <param name="k">The number of products of a sum.</param>
    /// <param name="keep">The first so many columns of the first vector are left as they are.</param>
    /// <param name="first">Whether y holds nothing yet.</param>
    /// <param name="ahead">What is read after this tile: with every product a line of it is asked for, so that it arrives in the second cache at leisure.</param>
    /// <param name="pace">From one such line to the next.</param>
    /// <param name="found">Where <typeparamref name="TLook"/> is 1: a vector to which NaN is added where a result is not finite.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<S, V, TRows, TColumns, TDown, TLook>(float* a, nint stride, float* b, nint step, float* y, nint n, int k, int keep, bool first, float* ahead, nint pace, float* found)
        where S : struct, ISimd<V>
        where V : struct
        where TRows : struct, IConstant
        where TColumns : struct, IConstant
        where TDown : struct, IConstant
        where TLook : struct, IConstant
    {
        // Results are asked for ahead: their lines arrive while the sums are made.
        Prefetch<TColumns>(y, S.Count);
        if (TRows.Value > 1) Prefetch<TColumns>(y + n, S.Count);
        if (TRows.Value > 2)
        {
            Prefetch<TColumns>(y + (2 * n), S.Count);
            Prefetch<TColumns>(y + (3 * n), S.Count);
        }

        if (TRows.Value > 4)
        {
            Prefetch<TColumns>(y + (4 * n), S.Count);
            Prefetch<TColumns>(y + (5 * n), S.Count);
            Prefetch<TColumns>(y + (6 * n), S.Count);
            Prefetch<TColumns>(y + (7 * n), S.Count);
        }

        V c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        V c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        var p = a;
        var a1 = TDown.Value == 1 ? a : a + stride;
        var a2 = TDown.Value == 1 ? a : a + (2 * stride);
        var a3 = TDown.Value == 1 ? a : a + (3 * stride);
        var a4 = TDown.Value == 1 ? a : a + (4 * stride);
        var a5 = TDown.Value == 1 ? a : a + (5 * stride);
        var a6 = TDown.Value == 1 ? a : a + (6 * stride);
        var a7 = TDown.Value == 1 ? a : a + (7 * stride);
        for (nint i = 0; i < k; i++)
        {
            var b0 = S.Load(b);
            V b1 = default;
            if (TColumns.Value > 1) b1 = S.Load(b + S.Count);
            var x = S.Broadcast(TDown.Value == 1 ? p : a + i);
            c00 = S.MultiplyAdd(x, b0, c00);
            if (TColumns.Value > 1) c01 = S.MultiplyAdd(x, b1, c01);
            if (TRows.Value > 1)
            {
                x = S.Broadcast(TDown.Value == 1 ? p + 1 : a1 + i);
                c10 = S.MultiplyAdd(x, b0, c10);
                if (TColumns.Value > 1) c11 = S.MultiplyAdd(x, b1, c11);
            }

            if (TRows.Value > 2)
            {
                x = S.Broadcast(TDown.Value == 1 ? p + 2 : a2 + i);
                c20 = S.MultiplyAdd(x, b0, c20);
                if (TColumns.Value > 1) c21 = S.MultiplyAdd(x, b1, c21);
                x = S.Broadcast(TDown.Value == 1 ? p + 3 : a3 + i);
                c30 = S.MultiplyAdd(x, b0, c30);
                if (TColumns.Value > 1) c31 = S.MultiplyAdd(x, b1, c31);
            }

            if (TRows.Value > 4)
            {
                x = S.Broadcast(TDown.Value == 1 ? p + 4 : a4 + i);
                c40 = S.MultiplyAdd(x, b0, c40);
                if (TColumns.Value > 1) c41 = S.MultiplyAdd(x, b1, c41);
                x = S.Broadcast(TDown.Value == 1 ? p + 5 : a5 + i);
                c50 = S.MultiplyAdd(x, b0, c50);
                if (TColumns.Value > 1) c51 = S.MultiplyAdd(x, b1, c51);
                x = S.Broadcast(TDown.Value == 1 ? p + 6 : a6 + i);
                c60 = S.MultiplyAdd(x, b0, c60);
                if (TColumns.Value > 1) c61 = S.MultiplyAdd(x, b1, c61);
                x = S.Broadcast(TDown.Value == 1 ? p + 7 : a7 + i);
                c70 = S.MultiplyAdd(x, b0, c70);
                if (TColumns.Value > 1) c71 = S.MultiplyAdd(x, b1, c71);
            }

            Widths.PrefetchFar(ahead);
            ahead += pace;
            b += step;
            if (TDown.Value == 1) p += stride;
        }

        V odd0 = default, odd1 = default;
        Store<S, V, TColumns, TLook>(y, c00, c01, keep, first, ref odd0, ref odd1);
        if (TRows.Value > 1)
        {
            Store<S, V, TColumns, TLook>(y + n, c10, c11, keep, first, ref odd0, ref odd1);
        }

        if (TRows.Value > 2)
        {
            Store<S, V, TColumns, TLook>(y + (2 * n), c20, c21, keep, first, ref odd0, ref odd1);
            Store<S, V, TColumns, TLook>(y + (3 * n), c30, c31, keep, first, ref odd0, ref odd1);
        }

        if (TRows.Value > 4)
        {
            Store<S, V, TColumns, TLook>(y + (4 * n), c40, c41, keep, first, ref odd0, ref odd1);
            Store<S, V, TColumns, TLook>(y + (5 * n), c50, c51, keep, first, ref odd0, ref odd1);
            Store<S, V, TColumns, TLook>(y + (6 * n), c60, c61, keep, first, ref odd0, ref odd1);
            Store<S, V, TColumns, TLook>(y + (7 * n), c70, c71, keep, first, ref odd0, ref odd1);
        }

        if (TLook.Value == 1) S.Store(found, S.Add(S.Load(found), TColumns.Value > 1 ? S.Add(odd0, odd1) : odd0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<S, V, TColumns, TLook>(float* y, V c0, V c1, int keep, bool first, ref V odd0, ref V odd1)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
        where TLook : struct, IConstant
    {
        if (!first) c0 = S.Add(S.Load(y), c0);
        // x · 0 is 0 for every finite x and NaN for all others.
        if (TLook.Value == 1) odd0 = S.MultiplyAdd(c0, default, odd0);
        S.Store(y, keep == 0 ? c0 : S.From(keep, c0, S.Load(y)));
        if (TColumns.Value == 1) return;
        if (!first) c1 = S.Add(S.Load(y + S.Count), c1);
        if (TLook.Value == 1) odd1 = S.MultiplyAdd(c1, default, odd1);
        S.Store(y + S.Count, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch<TColumns>(float* y, int lanes)
        where TColumns : struct, IConstant
    {
        Widths.Prefetch(y);
        if (TColumns.Value > 1) Widths.Prefetch(y + lanes);
    }
}
