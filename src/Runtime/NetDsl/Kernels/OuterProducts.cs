using System;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Sums of outer products over panels of columns, packed where that pays: packing changes no bit.</summary>
internal static unsafe class OuterProducts
{
    /// <summary>
    /// Values of k between two additions to y: a packed panel of two vectors takes two thirds of the first cache, and the error of
    /// long sums stays small. A result depends on it.
    /// </summary>
    private const int BlockK = 256;

    /// <summary>Rows of the first factor that stay in the second cache.</summary>
    private const int BlockRows = 512;

    private const int TileRows = 8;

    /// <summary>
    /// y[r, j] = f(Σ a[r, i]·b[i, j] + bias[j]); a[r, i] is at r·stride + i, or at r + i·stride where <paramref name="down"/>;
    /// b[i, j] is at i·step + j, or at i + j·step where <paramref name="across"/>; rows of y are <paramref name="pitch"/> apart.
    /// </summary>
    public static void Run<TActivation>(int lanes, bool down, bool across, float* a, int stride, float* b, nint step, float* bias, float* y, nint pitch, int rows, int n, int k)
        where TActivation : struct, IActivation
    {
        // Narrow results take narrower vectors: their last vector reaches back, so it must fit.
        var few = k == 0 || n < Simd128.Count;
        if (k == 0)
            for (var r = 0; r < rows; r++) new Span<float>(y + (r * pitch), n).Clear();
        else if (few) FewColumns.Run(down, a, stride, across ? Packing.Transposed(b, step, n, k) : b, across ? n : step, y, pitch, rows, n, k);
        else if (lanes >= 16 && n >= 16) Choose<Simd512, Vector512<float>, TActivation>(down, across, a, stride, b, step, bias, y, pitch, rows, n, k);
        else if (lanes >= 8 && n >= 8) Choose<Simd256, Vector256<float>, TActivation>(down, across, a, stride, b, step, bias, y, pitch, rows, n, k);
        else Choose<Simd128, Vector128<float>, TActivation>(down, across, a, stride, b, step, bias, y, pitch, rows, n, k);
        if (few) Epilogue.Apply<TActivation>(y, rows, pitch, 0, n, bias);
    }

    private static void Choose<S, V, TActivation>(bool down, bool across, float* a, int stride, float* b, nint step, float* bias, float* y, nint pitch, int rows, int n, int k)
        where S : struct, ISimd<V>
        where V : struct
        where TActivation : struct, IActivation
    {
        if (down) Blocks<S, V, One, TActivation>(across, a, stride, b, step, bias, y, pitch, rows, n, k);
        else Blocks<S, V, Two, TActivation>(across, a, stride, b, step, bias, y, pitch, rows, n, k);
    }

    private static void Blocks<S, V, TDown, TActivation>(bool across, float* a, int stride, float* b, nint step, float* bias, float* y, nint pitch, int rows, int n, int k)
        where S : struct, ISimd<V>
        where V : struct
        where TDown : struct, IConstant
        where TActivation : struct, IActivation
    {
        for (var from = 0; from < k; from += BlockK)
        {
            var depth = Math.Min(BlockK, k - from);
            for (var top = 0; top < rows; top += BlockRows)
            {
                var height = Math.Min(BlockRows, rows - top);
                var block = TDown.Value == 1 ? a + top + ((nint)from * stride) : a + ((nint)top * stride) + from;
                Block<S, V, TDown, TActivation>(across, block, stride, across ? b + from : b + (from * step), step, bias, y + (top * pitch), pitch, height, n, depth, from == 0, from + depth == k, top + height == rows);
            }
        }
    }

    private static void Block<S, V, TDown, TActivation>(bool across, float* a, int stride, float* b, nint length, float* bias, float* y, nint pitch, int rows, int n, int k, bool first, bool last, bool lowest)
        where S : struct, ISimd<V>
        where V : struct
        where TDown : struct, IConstant
        where TActivation : struct, IActivation
    {
        if (!across && rows < OuterRow.Below && n >= 2 * OuterRow.Vectors * S.Count)
        {
            for (var r = 0; r < rows; r++)
            {
                var yr = y + (r * pitch);
                if (TDown.Value == 1) OuterRow.Run<S, V>(a + r, stride, b, length, yr, n, k, first);
                else OuterRow.Run<S, V>(a + ((nint)r * stride), 1, b, length, yr, n, k, first);
                if (last) Epilogue.Apply<TActivation>(yr, 1, pitch, 0, n, bias);
            }

            return;
        }

        var tiles = TDown.Value == 1
            ? Packing.PaysLeft(n, k) ? Packing.Left(a, stride, rows, k) : null
            : Packing.PaysLeftRows(rows, n, k, stride) ? Packing.LeftRows(a, stride, rows, k) : null;
        // Blocks of the next products: the columns of a that this part has, and the first panel of b.
        var later = TDown.Value == 1 && !last ? Lookahead.Rows(a + (k * (nint)stride), stride, rows) : default;
        var latest = lowest && !last && !across ? Lookahead.Rows(b + (k * length), length, 2 * S.Count) : default;
        for (var j = 0; j < n;)
        {
            var vectors = n - j >= 2 * S.Count ? 2 : 1;
            var keep = Math.Max(0, S.Count - (n - j));
            var column = j - keep;
            var next = Math.Min(n, j + (vectors * S.Count));
            var panel = across ? b + (column * length) : b + column;
            var step = length;
            if (across)
            {
                var from = panel;
                step = vectors * S.Count;
                panel = Scratch.Right(k * (int)step);
                Packing.Transposed(from, length, (int)step, k, panel, step);
            }
            else if (Packing.PaysRight(rows, k))
            {
                panel = Packing.Right<S, V>(panel, length, vectors, k);
                step = vectors * S.Count;
            }

            var ahead = next == n ? default : across ? Lookahead.Run(b + (next * length), 2 * S.Count * length, k) : Lookahead.Rows(b + next, length, 2 * S.Count);
            for (var r = 0; r < rows;)
            {
                var height = Height(rows - r);
                var yr = y + (r * pitch);
                float* line = panel;
                nint pace = 0;
                if (ahead.Any) Take(ref ahead, out line, out pace);
                else if (later.Any) Take(ref later, out line, out pace);
                else if (latest.Any) Take(ref latest, out line, out pace);
                if (tiles is not null)
                {
                    // A tile of 8 rows may be run in parts where registers are few.
                    var top = r & -TileRows;
                    var packed = tiles + ((nint)top * k) + (r - top);
                    var wide = Math.Min(TileRows, rows - top);
                    if (vectors == 2) Tile<S, V, Two, One>(height, packed, wide, panel, step, yr + column, pitch, k, keep, first, line, pace);
                    else Tile<S, V, One, One>(height, packed, wide, panel, step, yr + column, pitch, k, keep, first, line, pace);
                }
                else
                {
                    var ar = TDown.Value == 1 ? a + r : a + ((nint)r * stride);
                    if (vectors == 2) Tile<S, V, Two, TDown>(height, ar, stride, panel, step, yr + column, pitch, k, keep, first, line, pace);
                    else Tile<S, V, One, TDown>(height, ar, stride, panel, step, yr + column, pitch, k, keep, first, line, pace);
                }

                if (last) Epilogue.Apply<TActivation>(yr, height, pitch, j, next, bias);
                r += height;
            }

            j = next;
        }
    }

    private static void Take(ref Lookahead ahead, out float* line, out nint pace)
    {
        line = ahead.At;
        pace = ahead.Pace;
        ahead.Next();
    }

    internal static int Height(int rows) => rows >= 8 && Widths.ManyRegisters ? 8 : rows >= 4 ? 4 : rows >= 2 ? 2 : 1;

    internal static void Tile<S, V, TColumns, TDown>(int height, float* a, nint stride, float* b, nint step, float* y, nint n, int k, int keep, bool first, float* ahead, nint pace)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
        where TDown : struct, IConstant
    {
        if (height == 8) OuterTile.Run<S, V, Eight, TColumns, TDown>(a, stride, b, step, y, n, k, keep, first, ahead, pace);
        else if (height == 4) OuterTile.Run<S, V, Four, TColumns, TDown>(a, stride, b, step, y, n, k, keep, first, ahead, pace);
        else if (height == 2) OuterTile.Run<S, V, Two, TColumns, TDown>(a, stride, b, step, y, n, k, keep, first, ahead, pace);
        else OuterTile.Run<S, V, One, TColumns, TDown>(a, stride, b, step, y, n, k, keep, first, ahead, pace);
    }
}
