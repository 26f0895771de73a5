using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>A tile of inner products of rows with rows: 2 × 4 to 6 × 4 sums, vectors along k.</summary>
internal static unsafe class DotTile
{
    /// <summary>
    /// y[r, j] = (first ? 0 : y[r, j]) + Σ x[r, i]·w[j, i] over from ≤ i &lt; to. A vector lane sums every Count-th product
    /// and the lanes are added last, alike in every tile, so that a result does not depend on the tile that it falls into.
    /// Rows beyond <paramref name="rows"/> and columns beyond <paramref name="columns"/> repeat the last and are not stored.
    /// </summary>
    /// <param name="x">The first row of the first factor.</param>
    /// <param name="w">The first row of the second.</param>
    /// <param name="y">The first result.</param>
    /// <param name="k">From a row of x or w to the next.</param>
    /// <param name="n">From a row of y to the next.</param>
    /// <param name="from">The first product.</param>
    /// <param name="to">The product after the last.</param>
    /// <param name="rows">Rows of x.</param>
    /// <param name="columns">Rows of w.</param>
    /// <param name="first">Whether y holds nothing yet.</param>
    /// <param name="ahead">A row of w that is read later, asked for on the way so that it arrives in the second cache at leisure.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<S, V, TRows>(float* x, float* w, float* y, nint k, nint n, int from, int to, int rows, int columns, bool first, float* ahead)
        where S : struct, ISimd<V>
        where V : struct
        where TRows : struct, IConstant
    {
        var w0 = w;
        var w1 = columns > 1 ? w0 + k : w0;
        var w2 = columns > 2 ? w1 + k : w1;
        var w3 = columns > 3 ? w2 + k : w2;
        var x0 = x;
        var x1 = x0 + k;
        var x2 = rows > 2 ? x1 + k : x1;
        var x3 = rows > 3 ? x2 + k : x2;
        var x4 = rows > 4 ? x3 + k : x3;
        var x5 = rows > 5 ? x4 + k : x4;
        V c00 = default, c01 = default, c02 = default, c03 = default, c10 = default, c11 = default, c12 = default, c13 = default;
        V c20 = default, c21 = default, c22 = default, c23 = default, c30 = default, c31 = default, c32 = default, c33 = default;
        V c40 = default, c41 = default, c42 = default, c43 = default, c50 = default, c51 = default, c52 = default, c53 = default;
        nint i = from;
        nint end = to - S.Count;
        for (; i <= end; i += S.Count)
        {
            Widths.PrefetchFar(ahead + i);
            var b0 = S.Load(w0 + i);
            var b1 = S.Load(w1 + i);
            var b2 = S.Load(w2 + i);
            var b3 = S.Load(w3 + i);
            var a = S.Load(x0 + i);
            c00 = S.MultiplyAdd(a, b0, c00);
            c01 = S.MultiplyAdd(a, b1, c01);
            c02 = S.MultiplyAdd(a, b2, c02);
            c03 = S.MultiplyAdd(a, b3, c03);
            a = S.Load(x1 + i);
            c10 = S.MultiplyAdd(a, b0, c10);
            c11 = S.MultiplyAdd(a, b1, c11);
            c12 = S.MultiplyAdd(a, b2, c12);
            c13 = S.MultiplyAdd(a, b3, c13);
            if (TRows.Value > 2)
            {
                a = S.Load(x2 + i);
                c20 = S.MultiplyAdd(a, b0, c20);
                c21 = S.MultiplyAdd(a, b1, c21);
                c22 = S.MultiplyAdd(a, b2, c22);
                c23 = S.MultiplyAdd(a, b3, c23);
                a = S.Load(x3 + i);
                c30 = S.MultiplyAdd(a, b0, c30);
                c31 = S.MultiplyAdd(a, b1, c31);
                c32 = S.MultiplyAdd(a, b2, c32);
                c33 = S.MultiplyAdd(a, b3, c33);
            }

            if (TRows.Value > 4)
            {
                a = S.Load(x4 + i);
                c40 = S.MultiplyAdd(a, b0, c40);
                c41 = S.MultiplyAdd(a, b1, c41);
                c42 = S.MultiplyAdd(a, b2, c42);
                c43 = S.MultiplyAdd(a, b3, c43);
                a = S.Load(x5 + i);
                c50 = S.MultiplyAdd(a, b0, c50);
                c51 = S.MultiplyAdd(a, b1, c51);
                c52 = S.MultiplyAdd(a, b2, c52);
                c53 = S.MultiplyAdd(a, b3, c53);
            }
        }

        if (i < to)
        {
            // The last vector reaches back over lanes that are done: zeros take their place.
            var done = (int)(i - end);
            var b0 = S.From(done, S.Load(w0 + end), default);
            var b1 = S.From(done, S.Load(w1 + end), default);
            var b2 = S.From(done, S.Load(w2 + end), default);
            var b3 = S.From(done, S.Load(w3 + end), default);
            var a = S.From(done, S.Load(x0 + end), default);
            c00 = S.MultiplyAdd(a, b0, c00);
            c01 = S.MultiplyAdd(a, b1, c01);
            c02 = S.MultiplyAdd(a, b2, c02);
            c03 = S.MultiplyAdd(a, b3, c03);
            a = S.From(done, S.Load(x1 + end), default);
            c10 = S.MultiplyAdd(a, b0, c10);
            c11 = S.MultiplyAdd(a, b1, c11);
            c12 = S.MultiplyAdd(a, b2, c12);
            c13 = S.MultiplyAdd(a, b3, c13);
            if (TRows.Value > 2)
            {
                a = S.From(done, S.Load(x2 + end), default);
                c20 = S.MultiplyAdd(a, b0, c20);
                c21 = S.MultiplyAdd(a, b1, c21);
                c22 = S.MultiplyAdd(a, b2, c22);
                c23 = S.MultiplyAdd(a, b3, c23);
                a = S.From(done, S.Load(x3 + end), default);
                c30 = S.MultiplyAdd(a, b0, c30);
                c31 = S.MultiplyAdd(a, b1, c31);
                c32 = S.MultiplyAdd(a, b2, c32);
                c33 = S.MultiplyAdd(a, b3, c33);
            }

            if (TRows.Value > 4)
            {
                a = S.From(done, S.Load(x4 + end), default);
                c40 = S.MultiplyAdd(a, b0, c40);
                c41 = S.MultiplyAdd(a, b1, c41);
                c42 = S.MultiplyAdd(a, b2, c42);
                c43 = S.MultiplyAdd(a, b3, c43);
                a = S.From(done, S.Load(x5 + end), default);
                c50 = S.MultiplyAdd(a, b0, c50);
                c51 = S.MultiplyAdd(a, b1, c51);
                c52 = S.MultiplyAdd(a, b2, c52);
                c53 = S.MultiplyAdd(a, b3, c53);
            }
        }

        Store(y, S.Sums(c00, c01, c02, c03), columns, first);
        Store(y + n, S.Sums(c10, c11, c12, c13), columns, first);
        if (TRows.Value > 2 && rows > 2) Store(y + (2 * n), S.Sums(c20, c21, c22, c23), columns, first);
        if (TRows.Value > 2 && rows > 3) Store(y + (3 * n), S.Sums(c30, c31, c32, c33), columns, first);
        if (TRows.Value > 4 && rows > 4) Store(y + (4 * n), S.Sums(c40, c41, c42, c43), columns, first);
        if (TRows.Value > 4 && rows > 5) Store(y + (5 * n), S.Sums(c50, c51, c52, c53), columns, first);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* y, Vector128<float> sums, int columns, bool first)
    {
        if (columns == 4)
        {
            (first ? sums : Vector128.Load(y) + sums).Store(y);
            return;
        }

        for (var j = 0; j < columns; j++) y[j] = first ? sums[j] : y[j] + sums[j];
    }
}
