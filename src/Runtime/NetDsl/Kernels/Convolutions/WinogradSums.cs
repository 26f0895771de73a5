using System;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// 3×3 convolutions and their input gradients by Winograd's minimal filtering: some tiles' values are brought to 36 points, multiplied there with the weights', channels by channels, and brought back.
/// All of it happens for a block of tiles that stays in the second cache; no transformed image exists as a whole.
/// </summary>
internal static unsafe class WinogradSums
{
    /// <summary>Tiles of a block: fewer make the weights' way through the caches dearer, more the values'. It changes no bit.</summary>
    private const int BlockTiles = 32;

    /// <summary>Terms between two additions, see <see cref="ConvSums"/>.</summary>
    private const int BlockTerms = 192;

    public static void Run<TEpilogue>(int lanes, in WinogradTiles tiles, float* x, float* packed, float* bias, nint beside, float* y, int first, int last)
        where TEpilogue : struct, IEpilogue
    {
        if (lanes >= 16) Run<Simd512, Vector512<float>, TEpilogue>(tiles, x, packed, bias, beside, y, first, last);
        else if (lanes >= 8) Run<Simd256, Vector256<float>, TEpilogue>(tiles, x, packed, bias, beside, y, first, last);
        else Run<Simd128, Vector128<float>, TEpilogue>(tiles, x, packed, bias, beside, y, first, last);
    }

    private static void Run<S, V, TEpilogue>(in WinogradTiles tiles, float* x, float* packed, float* bias, nint beside, float* y, int first, int last)
        where S : struct, ISimd<V>
        where V : struct
        where TEpilogue : struct, IEpilogue
    {
        int end = last * tiles.Count, most = Math.Min(BlockTiles, end - (first * tiles.Count));
        // A line more than whole pages, lest all tiles compete for the same lines of the first cache.
        nint valueStep = (WinogradTiles.Points * tiles.From) + ConvPanels.Width, sumStep = (WinogradTiles.Points * 2 * S.Count) + ConvPanels.Width;
        var values = Scratch.Left(checked((int)(most * valueStep)));
        var sums = Scratch.Block(checked((int)(most * sumStep)));
        // Of the image beside its borders, and two vectors that sums begin with.
        var blank = Math.Max(tiles.From, 2 * ConvPanels.Width);
        var zeros = Scratch.Blocks(blank + (2 * tiles.To) + WinogradTransform<S, V>.Working);
        new Span<float>(zeros, blank).Clear();
        var biases = zeros + blank;
        if (bias is null) new Span<float>(biases, tiles.To).Clear();
        else new ReadOnlySpan<float>(bias, tiles.To).CopyTo(new Span<float>(biases, tiles.To));
        var nowhere = biases + tiles.To;
        var work = nowhere + tiles.To;
        var places = stackalloc float*[WinogradTiles.Points];
        var finished = tiles.Before(first * tiles.Count);
        for (var start = first * tiles.Count; start < end; start += BlockTiles)
        {
            var count = Math.Min(BlockTiles, end - start);
            for (var tile = 0; tile < count; tile++)
            {
                tiles.Read(x, start + tile, zeros, places);
                for (var c = 0; c < tiles.From; c += S.Count) WinogradTransform<S, V>.Input(places, c, values + (tile * valueStep) + c, tiles.From, work);
            }

            for (var column = 0; column < tiles.To;)
            {
                var vectors = tiles.To - column > S.Count ? 2 : 1;
                if (vectors == 2) Products<S, V, Two>(tiles, values, valueStep, count, packed, column, zeros, sums, sumStep);
                else Products<S, V, One>(tiles, values, valueStep, count, packed, column, zeros, sums, sumStep);
                var wide = vectors * S.Count;
                for (var tile = 0; tile < count; tile++)
                {
                    tiles.Write(y, start + tile, nowhere, places);
                    for (var lane = 0; lane < wide; lane += S.Count)
                        WinogradTransform<S, V>.Output(sums + (tile * sumStep) + lane, wide, S.Load(biases + column + lane), places, column + lane, work);
                }

                column += wide;
            }

            // Whole rows of results go through the epilogue while they are in the cache.
            var done = tiles.Before(start + count);
            Epilogue.Apply<TEpilogue>(y + finished, (int)(done - finished), beside);
            finished = done;
        }
    }

    /// <summary>The products at all points, to one or two vectors of channels: [tiles, points, vectors].</summary>
    private static void Products<S, V, TColumns>(in WinogradTiles tiles, float* values, nint valueStep, int count, float* packed, int column, float* zeros, float* sums, nint sumStep)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
    {
        const int Together = 8;
        var run = stackalloc nint[3];
        var from = stackalloc nint[Together];
        var to = stackalloc nint[Together];
        for (var tile = 0; tile < Together; tile++) (from[tile], to[tile]) = (tile * valueStep, tile * sumStep);
        var wide = TColumns.Value * S.Count;
        var panel = (nint)WinogradTiles.Points * tiles.From * ConvPanels.Width;
        var w = packed + (column / ConvPanels.Width * panel) + (column % ConvPanels.Width);
        var second = (column % ConvPanels.Width) + S.Count < ConvPanels.Width ? S.Count : panel;
        for (var point = 0; point < WinogradTiles.Points; point++, values += tiles.From, w += (nint)tiles.From * ConvPanels.Width, sums += wide)
            for (var term = 0; term < tiles.From; term += BlockTerms)
            {
                (run[0], run[1], run[2]) = (term, (nint)term * ConvPanels.Width, Math.Min(BlockTerms, tiles.From - term));
                Tiles<S, V, TColumns>(values, from, count, run, w, second, zeros, sums, to, wide, term == 0);
            }
    }

    private static void Tiles<S, V, TColumns>(float* values, nint* from, int count, nint* run, float* w, nint second, float* zeros, float* sums, nint* to, int wide, bool first)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
    {
        var left = count;
        for (; TColumns.Value == 1 && first && Widths.ManyRegisters && left >= WinogradTile.Together; left -= WinogradTile.Together)
        {
            WinogradTile.Run<S, V>(values, from[1], w, (int)run[2], sums, to[1]);
            values += WinogradTile.Together * from[1];
            sums += WinogradTile.Together * to[1];
        }

        while (left > 0)
        {
            var now = left >= 8 && Widths.ManyRegisters ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
            if (now == 8) ConvTile.Run<S, V, Eight, TColumns, Two>(values, from, run, 1, w, second, zeros, sums, to, wide, first);
            else if (now == 4) ConvTile.Run<S, V, Four, TColumns, Two>(values, from, run, 1, w, second, zeros, sums, to, wide, first);
            else if (now == 2) ConvTile.Run<S, V, Two, TColumns, Two>(values, from, run, 1, w, second, zeros, sums, to, wide, first);
            else ConvTile.Run<S, V, One, TColumns, Two>(values, from, run, 1, w, second, zeros, sums, to, wide, first);
            left -= now;
            values += now * from[1];
            sums += now * to[1];
        }
    }
}
