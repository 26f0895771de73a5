using System;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Many rows times panels of 32 columns that were packed before: sums of outer products as <see cref="OuterProducts"/> makes them, with nothing left to pack on the right.</summary>
internal static unsafe class PanelRows
{
    private const int TileRows = 8;

    /// <summary>y[r, j] = f(Σ x[r, i]·w[i, j] + bias[j], y[r, j + beside]) for 0 ≤ r &lt; rows, with vectors of a number of lanes.</summary>
    public static void Run<TEpilogue>(int lanes, float* x, float* panels, float* bias, nint beside, float* y, int rows, int n, int k)
        where TEpilogue : struct, IEpilogue
    {
        if (lanes == 16) Run<Simd512, Vector512<float>, TEpilogue>(x, panels, bias, beside, y, rows, n, k);
        else if (lanes == 8) Run<Simd256, Vector256<float>, TEpilogue>(x, panels, bias, beside, y, rows, n, k);
        else Run<Simd128, Vector128<float>, TEpilogue>(x, panels, bias, beside, y, rows, n, k);
    }

    private static void Run<S, V, TEpilogue>(float* x, float* panels, float* bias, nint beside, float* y, int rows, int n, int k)
        where S : struct, ISimd<V>
        where V : struct
        where TEpilogue : struct, IEpilogue
    {
        var from = 0;
        do
        {
            var depth = Math.Min(OuterProducts.BlockK, k - from);
            for (var top = 0; top < rows; top += OuterProducts.BlockRows)
                Block<S, V, TEpilogue>(x + ((nint)top * k) + from, panels + ((nint)from * PackedMatMul.Width), bias, beside, y + ((nint)top * n), Math.Min(OuterProducts.BlockRows, rows - top), n, k, depth, from == 0, from + depth == k);
            from += depth;
        }
        while (from < k);
    }

    private static void Block<S, V, TEpilogue>(float* x, float* panels, float* bias, nint beside, float* y, int rows, int n, int k, int depth, bool first, bool last)
        where S : struct, ISimd<V>
        where V : struct
        where TEpilogue : struct, IEpilogue
    {
        nint length = (nint)k * PackedMatMul.Width;
        var tiles = Packing.PaysLeftRows(rows, n, depth, k) ? Packing.LeftRows(x, k, rows, depth) : null;
        var buffer = stackalloc float[TileRows * PackedMatMul.Width];
        for (var j = 0; j < n; j += 2 * S.Count)
        {
            var panel = panels + (j / PackedMatMul.Width * length) + (j % PackedMatMul.Width);
            var columns = Math.Min(2 * S.Count, n - j);
            var next = j + columns;
            var ahead = next == n || next % PackedMatMul.Width != 0 ? default : Lookahead.Run(panels + (next / PackedMatMul.Width * length), (nint)depth * PackedMatMul.Width, depth);
            for (var r = 0; r < rows;)
            {
                var height = OuterProducts.Height(rows - r);
                var yr = y + ((nint)r * n);
                float* line = panel;
                nint pace = 0;
                if (ahead.Any) OuterProducts.Take(ref ahead, out line, out pace);

                var a = x + ((nint)r * k);
                nint stride = k;
                if (tiles is not null)
                {
                    // A tile of 8 rows may be run in parts where registers are few.
                    var top = r & -TileRows;
                    a = tiles + ((nint)top * depth) + (r - top);
                    stride = Math.Min(TileRows, rows - top);
                }

                if (columns == 2 * S.Count) Tile<S, V, Two>(height, tiles is not null, a, stride, panel, yr + j, n, depth, first, line, pace);
                else if (columns == S.Count) Tile<S, V, One>(height, tiles is not null, a, stride, panel, yr + j, n, depth, first, line, pace);
                else
                {
                    // The panel goes on with zeros, the result does not.
                    var pitch = columns > S.Count ? 2 * S.Count : S.Count;
                    if (!first) Copy(yr + j, n, buffer, pitch, height, columns);
                    if (columns > S.Count) Tile<S, V, Two>(height, tiles is not null, a, stride, panel, buffer, pitch, depth, first, line, pace);
                    else Tile<S, V, One>(height, tiles is not null, a, stride, panel, buffer, pitch, depth, first, line, pace);
                    Copy(buffer, pitch, yr + j, n, height, columns);
                }

                if (last) Epilogue.Apply<TEpilogue>(yr, height, n, j, next, bias, beside);
                r += height;
            }
        }
    }

    private static void Tile<S, V, TColumns>(int height, bool down, float* a, nint stride, float* panel, float* y, nint pitch, int k, bool first, float* ahead, nint pace)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
    {
        if (down) OuterProducts.Tile<S, V, TColumns, One, Two>(height, a, stride, panel, PackedMatMul.Width, y, pitch, k, 0, first, ahead, pace, null);
        else OuterProducts.Tile<S, V, TColumns, Two, Two>(height, a, stride, panel, PackedMatMul.Width, y, pitch, k, 0, first, ahead, pace, null);
    }

    private static void Copy(float* from, nint stride, float* to, nint step, int rows, int width)
    {
        for (var r = 0; r < rows; r++) new ReadOnlySpan<float>(from + (r * stride), width).CopyTo(new Span<float>(to + (r * step), width));
    }
}
