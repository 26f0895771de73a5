using System;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Rows times transposed rows, both contiguous along k: inner products, nothing packed.</summary>
internal static unsafe class Dots
{
    /// <summary>Below this, adding up the lanes costs more than the products: the outer form is used. A result depends on it.</summary>
    public const int SmallestK = 32;

    /// <summary>Values of k between two additions to y: four rows of each factor fit the first cache. A result depends on it.</summary>
    private const int BlockK = 1024;

    /// <summary>Rows of w that stay in the second cache while all rows of x pass, beside the next ones, which arrive meanwhile.</summary>
    private const int BlockColumns = 64;

    /// <summary>y[r, j] = f(Σ x[r, i]·w[j, i] + bias[j], y[r, j + beside]), with vectors of a number of lanes; rows of y are <paramref name="pitch"/> apart.</summary>
    public static void Run<TEpilogue>(int lanes, float* x, float* w, float* bias, nint beside, float* y, nint pitch, int first, int last, int n, int k)
        where TEpilogue : struct, IEpilogue
    {
        if (lanes == 16) Run<Simd512, Vector512<float>, TEpilogue>(x, w, bias, beside, y, pitch, first, last, n, k);
        else if (lanes == 8) Run<Simd256, Vector256<float>, TEpilogue>(x, w, bias, beside, y, pitch, first, last, n, k);
        else Run<Simd128, Vector128<float>, TEpilogue>(x, w, bias, beside, y, pitch, first, last, n, k);
    }

    private static void Run<S, V, TEpilogue>(float* x, float* w, float* bias, nint beside, float* y, nint pitch, int first, int last, int n, int k)
        where S : struct, ISimd<V>
        where V : struct
        where TEpilogue : struct, IEpilogue
    {
        for (var from = 0; from < k; from += BlockK)
        {
            var to = Math.Min(k, from + BlockK);
            for (var left = 0; left < n; left += BlockColumns)
            {
                var right = Math.Min(n, left + BlockColumns);
                for (var r = first; r < last;)
                {
                    var rows = Height(last - r);
                    var xr = x + ((nint)r * k);
                    var yr = y + (r * pitch);
                    if (to == k) Epilogue.Expect<TEpilogue>(yr, rows, pitch, left, right, beside);
                    if (rows == 1) DotRow.Run<S, V>(xr, w, yr, k, left, right, from, to);
                    else Tiles<S, V>(rows, xr, w, yr, k, pitch, left, right, from, to, (r - first) / rows, right < n);
                    if (to == k) Epilogue.Apply<TEpilogue>(yr, rows, pitch, left, right, bias, beside);
                    r += rows;
                }
            }
        }
    }

    private static void Tiles<S, V>(int rows, float* x, float* w, float* y, nint k, nint pitch, int left, int right, int from, int to, int pass, bool more)
        where S : struct, ISimd<V>
        where V : struct
    {
        for (var j = left; j < right; j += 4)
        {
            var columns = Math.Min(4, right - j);
            var wj = w + (j * k);
            // While a block of w is in use the next one is asked for: each of the first passes over it takes one row of four.
            var ahead = pass < 4 && more ? wj + ((BlockColumns + pass) * k) : wj;
            if (rows > 4) DotTile.Run<S, V, Six>(x, wj, y + j, k, pitch, from, to, rows, columns, from == 0, ahead);
            else if (rows > 2) DotTile.Run<S, V, Four>(x, wj, y + j, k, pitch, from, to, rows, columns, from == 0, ahead);
            else DotTile.Run<S, V, Two>(x, wj, y + j, k, pitch, from, to, rows, columns, from == 0, ahead);
        }
    }

    /// <summary>As many rows as the registers hold: of w, which streams from the second cache, each is then read by more of them.</summary>
    private static int Height(int rows) => !Widths.ManyRegisters ? Math.Min(rows, 2) : rows >= 6 ? 6 : Math.Min(rows, 4);
}
