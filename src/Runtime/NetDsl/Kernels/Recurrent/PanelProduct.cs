using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// A product with one matrix that many small blocks of rows meet, as in every step of a recurrent layer: the matrix is packed once, in panels of
/// four vectors of columns. Every result is summed over k from first to last, starting from the bias, whatever the tile that it falls into.
/// </summary>
internal static unsafe class PanelProduct
{
    private const int Vectors = 4;

    /// <summary>Columns of a panel.</summary>
    public static int Width => Vectors * Widths.Widest;

    /// <summary>Columns with those that fill the last panel.</summary>
    public static int Columns(int n) => (n + Width - 1) / Width * Width;

    /// <summary>Packs [k, n]; columns behind the last are 0.</summary>
    public static void Pack(float* b, int n, int k, float* panels)
    {
        for (var first = 0; first < n; first += Width)
        {
            var width = Math.Min(Width, n - first);
            for (var i = 0; i < k; i++, panels += Width)
            {
                new ReadOnlySpan<float>(b + ((nint)i * n) + first, width).CopyTo(new Span<float>(panels, width));
                if (width < Width) new Span<float>(panels + width, Width - width).Clear();
            }
        }
    }

    /// <summary>y[r, j] = bias[j] + Σ a[r, i]·b[i, j].</summary>
    /// <param name="a">[rows, k].</param>
    /// <param name="stride">Distance of the rows of <paramref name="a"/>.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="panels">What <see cref="Pack"/> made.</param>
    /// <param name="bias">[<see cref="Columns"/>].</param>
    /// <param name="n">Columns of b.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="y">[rows, <see cref="Columns"/>].</param>
    public static void Run(float* a, nint stride, int rows, float* panels, float* bias, int n, int k, float* y)
    {
        if (Widths.Widest >= 16) Run<Simd512, Vector512<float>>(a, stride, rows, panels, bias, n, k, y);
        else if (Widths.Widest >= 8) Run<Simd256, Vector256<float>>(a, stride, rows, panels, bias, n, k, y);
        else Run<Simd128, Vector128<float>>(a, stride, rows, panels, bias, n, k, y);
    }

    private static void Run<S, V>(float* a, nint stride, int rows, float* panels, float* bias, int n, int k, float* y)
        where S : struct, ISimd<V>
        where V : struct
    {
        nint columns = Columns(n);
        for (nint first = 0; first < columns; first += Width, panels += (nint)k * Width)
        {
            var r = 0;
            if (Widths.ManyRegisters)
                for (; r + 4 <= rows; r += 4) Tile<S, V, Four>(a + (r * stride), stride, panels, bias + first, k, y + (r * columns) + first, columns);
            for (; r + 2 <= rows; r += 2) Tile<S, V, Two>(a + (r * stride), stride, panels, bias + first, k, y + (r * columns) + first, columns);
            if (r < rows) Tile<S, V, One>(a + (r * stride), stride, panels, bias + first, k, y + (r * columns) + first, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<S, V, TRows>(float* a, nint stride, float* panel, float* bias, int k, float* y, nint columns)
        where S : struct, ISimd<V>
        where V : struct
        where TRows : struct, IConstant
    {
        float* a0 = a, a1 = a + stride, a2 = a1 + stride, a3 = a2 + stride;
        V c00 = S.Load(bias), c01 = S.Load(bias + S.Count), c02 = S.Load(bias + (2 * S.Count)), c03 = S.Load(bias + (3 * S.Count));
        V c10 = c00, c11 = c01, c12 = c02, c13 = c03;
        V c20 = c00, c21 = c01, c22 = c02, c23 = c03;
        V c30 = c00, c31 = c01, c32 = c02, c33 = c03;
        for (nint i = 0; i < k; i++)
        {
            var b0 = S.Load(panel);
            var b1 = S.Load(panel + S.Count);
            var b2 = S.Load(panel + (2 * S.Count));
            var b3 = S.Load(panel + (3 * S.Count));
            panel += Vectors * S.Count;
            var x = S.Broadcast(a0 + i);
            c00 = S.MultiplyAdd(x, b0, c00);
            c01 = S.MultiplyAdd(x, b1, c01);
            c02 = S.MultiplyAdd(x, b2, c02);
            c03 = S.MultiplyAdd(x, b3, c03);
            if (TRows.Value > 1)
            {
                x = S.Broadcast(a1 + i);
                c10 = S.MultiplyAdd(x, b0, c10);
                c11 = S.MultiplyAdd(x, b1, c11);
                c12 = S.MultiplyAdd(x, b2, c12);
                c13 = S.MultiplyAdd(x, b3, c13);
            }

            if (TRows.Value > 2)
            {
                x = S.Broadcast(a2 + i);
                c20 = S.MultiplyAdd(x, b0, c20);
                c21 = S.MultiplyAdd(x, b1, c21);
                c22 = S.MultiplyAdd(x, b2, c22);
                c23 = S.MultiplyAdd(x, b3, c23);
                x = S.Broadcast(a3 + i);
                c30 = S.MultiplyAdd(x, b0, c30);
                c31 = S.MultiplyAdd(x, b1, c31);
                c32 = S.MultiplyAdd(x, b2, c32);
                c33 = S.MultiplyAdd(x, b3, c33);
            }
        }

        Store<S, V>(y, c00, c01, c02, c03);
        if (TRows.Value > 1) Store<S, V>(y + columns, c10, c11, c12, c13);
        if (TRows.Value > 2)
        {
            Store<S, V>(y + (2 * columns), c20, c21, c22, c23);
            Store<S, V>(y + (3 * columns), c30, c31, c32, c33);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<S, V>(float* y, V c0, V c1, V c2, V c3)
        where S : struct, ISimd<V>
        where V : struct
    {
        S.Store(y, c0);
        S.Store(y + S.Count, c1);
        S.Store(y + (2 * S.Count), c2);
        S.Store(y + (3 * S.Count), c3);
    }
}
