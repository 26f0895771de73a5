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
    public const int BlockK = 256;

    /// <summary>Rows of the first factor that stay in the second cache.</summary>
    public const int BlockRows = 512;

    private const int TileRows = 8;

    /// <summary>
    /// y[r, j] = f(Σ a[r, i]·b[i, j] + bias[j], y[r, j + beside]); a[r, i] is at r·stride + i, or at r + i·stride where <paramref name="down"/>;
    /// b[i, j] is at i·step + j, or at i + j·step where <paramref name="across"/>; rows of y are <paramref name="pitch"/> apart.
    /// Where a is read down, NaN is added to a lane of <paramref name="found"/>, a vector of the widest, where a result is not finite.
    /// </summary>
    public static void Run<TEpilogue>(int lanes, bool down, bool across, float* a, int stride, float* b, nint step, float* bias, nint beside, float* y, nint pitch, int rows, int n, int k, float* found)
        where TEpilogue : struct, IEpilogue
    {
        // Narrow results take narrower vectors: their last vector reaches back, so it must fit.
        var few = k == 0 || n < Simd128.Count;
        if (k == 0)
            for (var r = 0; r < rows; r++) new Span<float>(y + (r * pitch), n).Clear();
        else if (few) FewColumns.Run(down, a, stride, across ? Packing.Transposed(b, step, n, k) : b, across ? n : step, y, pitch, rows, n, k);
        else if (lanes >= 16 && n >= 16) Choose<Simd512, Vector512<float>, TEpilogue>(down, across, a, stride, b, step, bias, beside, y, pitch, rows, n, k, found);
        else if (lanes >= 8 && n >= 8) Choose<Simd256, Vector256<float>, TEpilogue>(down, across, a, stride, b, step, bias, beside, y, pitch, rows, n, k, found);
        else Choose<Simd128, Vector128<float>, TEpilogue>(down, across, a, stride, b, step, bias, beside, y, pitch, rows, n, k, found);
        if (!few) return;
        Epilogue.Apply<TEpilogue>(y, rows, pitch, 0, n, bias, beside);
        for (var r = 0; down && r < rows; r++) Look(y + (r * pitch), n, found);
    }

    private static void Choose<S, V, TEpilogue>(bool down, bool across, float* a, int stride, float* b, nint step, float* bias, nint beside, float* y, nint pitch, int rows, int n, int k, float* found)
        where S : struct, ISimd<V>
        where V : struct
        where TEpilogue : struct, IEpilogue
    {
        if (down) Blocks<S, V, One, TEpilogue>(across, a, stride, b, step, bias, beside, y, pitch, rows, n, k, found);
        else Blocks<S, V, Two, TEpilogue>(across, a, stride, b, step, bias, beside, y, pitch, rows, n, k, found);
    }

    private static void Blocks<S, V, TDown, TEpilogue>(bool across, float* a, int stride, float* b, nint step, float* bias, nint beside, float* y, nint pitch, int rows, int n, int k, float* found)
        where S : struct, ISimd<V>
        where V : struct
        where TDown : struct, IConstant
        where TEpilogue : struct, IEpilogue
    {
        for (var from = 0; from < k; from += BlockK)
        {
            var depth = Math.Min(BlockK, k - from);
            for (var top = 0; top < rows; top += BlockRows)
            {
                var height = Math.Min(BlockRows, rows - top);
                var block = TDown.Value == 1 ? a + top + ((nint)from * stride) : a + ((nint)top * stride) + from;
                Block<S, V, TDown, TEpilogue>(across, block, stride, across ? b + from : b + (from * step), step, bias, beside, y + (top * pitch), pitch, height, n, depth, from == 0, from + depth == k, top + height == rows, found);
            }
        }
    }

    private static void Block<S, V, TDown, TEpilogue>(bool across, float* a, int stride, float* b, nint length, float* bias, nint beside, float* y, nint pitch, int rows, int n, int k, bool first, bool last, bool lowest, float* found)
        where S : struct, ISimd<V>
        where V : struct
        where TDown : struct, IConstant
        where TEpilogue : struct, IEpilogue
    {
        if (!across && rows < OuterRow.Below && n >= 2 * OuterRow.Vectors * S.Count)
        {
            for (var r = 0; r < rows; r++)
            {
                var yr = y + (r * pitch);
                if (TDown.Value == 1) OuterRow.Run<S, V>(a + r, stride, b, length, yr, n, k, first);
                else OuterRow.Run<S, V>(a + ((nint)r * stride), 1, b, length, yr, n, k, first);
                if (last) Epilogue.Apply<TEpilogue>(yr, 1, pitch, 0, n, bias, beside);
                if (last && TDown.Value == 1) Look(yr, n, found);
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
                if (last) Epilogue.Expect<TEpilogue>(yr, height, pitch, j, next, beside);
                if (tiles is not null)
                {
                    // A tile of 8 rows may be run in parts where registers are few.
                    var top = r & -TileRows;
                    var packed = tiles + ((nint)top * k) + (r - top);
                    var wide = Math.Min(TileRows, rows - top);
                    if (vectors == 2) Tile<S, V, Two, One, TDown>(height, packed, wide, panel, step, yr + column, pitch, k, keep, first, line, pace, found);
                    else Tile<S, V, One, One, TDown>(height, packed, wide, panel, step, yr + column, pitch, k, keep, first, line, pace, found);
                }
                else
                {
                    var ar = TDown.Value == 1 ? a + r : a + ((nint)r * stride);
                    if (vectors == 2) Tile<S, V, Two, TDown, TDown>(height, ar, stride, panel, step, yr + column, pitch, k, keep, first, line, pace, found);
                    else Tile<S, V, One, TDown, TDown>(height, ar, stride, panel, step, yr + column, pitch, k, keep, first, line, pace, found);
                }

                if (last) Epilogue.Apply<TEpilogue>(yr, height, pitch, j, next, bias, beside);
                r += height;
            }

            j = next;
        }
    }

    private static void Look(float* y, int n, float* found)
    {
        if (!Reductions.IsFinite(new ReadOnlySpan<float>(y, n))) *found = float.NaN;
    }

    internal static void Take(ref Lookahead ahead, out float* line, out nint pace)
    {
        line = ahead.At;
        pace = ahead.Pace;
        ahead.Next();
    }

    internal static int Height(int rows) => rows >= 8 && Widths.ManyRegisters ? 8 : rows >= 4 ? 4 : rows >= 2 ? 2 : 1;

    internal static void Tile<S, V, TColumns, TDown, TLook>(int height, float* a, nint stride, float* b, nint step, float* y, nint n, int k, int keep, bool first, float* ahead, nint pace, float* found)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
        where TDown : struct, IConstant
        where TLook : struct, IConstant
    {
        if (height == 8) OuterTile.Run<S, V, Eight, TColumns, TDown, TLook>(a, stride, b, step, y, n, k, keep, first, ahead, pace, found);
        else if (height == 4) OuterTile.Run<S, V, Four, TColumns, TDown, TLook>(a, stride, b, step, y, n, k, keep, first, ahead, pace, found);
        else if (height == 2) OuterTile.Run<S, V, Two, TColumns, TDown, TLook>(a, stride, b, step, y, n, k, keep, first, ahead, pace, found);
        else OuterTile.Run<S, V, One, TColumns, TDown, TLook>(a, stride, b, step, y, n, k, keep, first, ahead, pace, found);
    }
}
