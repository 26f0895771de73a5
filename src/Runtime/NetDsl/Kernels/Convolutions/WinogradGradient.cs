using System;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of a 3×3 convolution's weight by Winograd's minimal filtering: sums over all tiles at 36 points, and one way back for each kernel. Parts divide the kernels, never the tiles, which are
/// summed in blocks of a fixed number: the same bits however many parts there are.
/// </summary>
internal static unsafe class WinogradGradient
{
    /// <summary>Channels of the image that are summed together.</summary>
    private const int Terms = 8;

    /// <summary>Tiles whose sums stay in registers. More of them leave the caches, fewer bring the sums to memory and back more often.</summary>
    private const int BlockTiles = 64;

    public static bool Run(int lanes, in ConvShape shape, float* x, float* dy, float* dw, int samples, int part, int parts)
    {
        if (lanes >= 16) return Run<Simd512, Vector512<float>>(shape, x, dy, dw, samples, part, parts);
        if (lanes >= 8) return Run<Simd256, Vector256<float>>(shape, x, dy, dw, samples, part, parts);
        return Run<Simd128, Vector128<float>>(shape, x, dy, dw, samples, part, parts);
    }

    private static bool Run<S, V>(in ConvShape shape, float* x, float* dy, float* dw, int samples, int part, int parts)
        where S : struct, ISimd<V>
        where V : struct
    {
        var tiles = new WinogradTiles(shape, back: false);
        // A unit is 8 channels of the image by two vectors of channels of the result.
        var wide = 2 * S.Count;
        int across = (tiles.To + wide - 1) / wide, units = tiles.From / Terms * across;
        int from = (int)((long)units * part / parts), to = (int)((long)units * (part + 1) / parts);
        if (from >= to) return true;
        // What of the channels these units need.
        int low = from / across * Terms / S.Count * S.Count, high = (((to - 1) / across) + 1) * Terms;
        var one = from / across == (to - 1) / across;
        int left = one ? from % across * wide : 0, right = one ? Math.Min(tiles.To, ((((to - 1) % across) + 1) * wide)) : tiles.To;
        high = low + ((high - low + S.Count - 1) / S.Count * S.Count);

        int end = samples * tiles.Count, length = WinogradTiles.Points * Terms * wide;
        nint valueStep = (WinogradTiles.Points * (high - low)) + ConvPanels.Width, slopeStep = (WinogradTiles.Points * (right - left)) + ConvPanels.Width;
        var values = Scratch.Left(checked((int)(BlockTiles * valueStep)));
        var slopes = Scratch.Block(checked((int)(BlockTiles * slopeStep)));
        var sums = Scratch.Right(checked((to - from) * length));
        var zeros = Scratch.Blocks(Math.Max(tiles.From, tiles.To) + WinogradTransform<S, V>.Working);
        var work = zeros + Math.Max(tiles.From, tiles.To);
        new Span<float>(zeros, Math.Max(tiles.From, tiles.To)).Clear();
        new Span<float>(sums, (to - from) * length).Clear();
        var places = stackalloc float*[WinogradTiles.Points];
        for (var start = 0; start < end; start += BlockTiles)
        {
            var count = Math.Min(BlockTiles, end - start);
            for (var tile = 0; tile < count; tile++)
            {
                tiles.Read(x, start + tile, zeros, places);
                for (var c = low; c < high; c += S.Count) WinogradTransform<S, V>.Input(places, c, values + (tile * valueStep) + (c - low), high - low, work);
                tiles.Write(dy, start + tile, zeros, places);
                for (var c = left; c < right; c += S.Count) WinogradTransform<S, V>.Slope(places, c, slopes + (tile * slopeStep) + (c - left), right - left, work);
            }

            for (var point = 0; point < WinogradTiles.Points; point++)
                for (var unit = from; unit < to; unit++)
                {
                    int term = unit / across * Terms, column = unit % across * wide;
                    var vectors = tiles.To - column > S.Count ? 2 : 1;
                    var target = sums + ((nint)(unit - from) * length) + (point * Terms * vectors * S.Count);
                    var value = values + ((nint)point * (high - low)) + (term - low);
                    var slope = slopes + ((nint)point * (right - left)) + (column - left);
                    if (vectors == 2) Unit<S, V, Two>(value, valueStep, slope, slopeStep, count, target);
                    else Unit<S, V, One>(value, valueStep, slope, slopeStep, count, target);
                }
        }

        var finite = true;
        for (var unit = from; unit < to; unit++) finite &= Finish<S, V>(tiles, sums + ((nint)(unit - from) * length), unit / across * Terms, unit % across * wide, dw, work);
        return finite;
    }

    private static void Unit<S, V, TColumns>(float* values, nint valueStep, float* slopes, nint slopeStep, int count, float* sums)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
    {
        var offsets = stackalloc nint[Terms];
        for (var term = 0; term < Terms; term++) offsets[term] = term;
        if (Widths.ManyRegisters)
        {
            ConvGradientTile.Run<S, V, Eight, TColumns, Two>(values, offsets, valueStep, 0, slopes, slopeStep, 1, count, sums);
            return;
        }

        for (var term = 0; term < Terms; term += 4)
            ConvGradientTile.Run<S, V, Four, TColumns, Two>(values + term, offsets, valueStep, 0, slopes, slopeStep, 1, count, sums + (term * TColumns.Value * S.Count));
    }

    /// <summary>Brings a unit's sums [points, terms, vectors] back to kernels, and these to where the weight [results, channels, 3, 3] has them.</summary>
    /// <returns>True where all of them are finite.</returns>
    private static bool Finish<S, V>(in WinogradTiles tiles, float* sums, int term, int column, float* dw, float* work)
        where S : struct, ISimd<V>
        where V : struct
    {
        const int Taps = 9;
        var kernels = stackalloc float[Taps * ConvPanels.Width];
        var finite = true;
        var wide = Math.Min(2 * S.Count, tiles.To - column);
        for (var lane = 0; lane < wide; lane += S.Count)
            for (var t = 0; t < Terms; t++)
            {
                WinogradTransform<S, V>.WeightSlope(sums + (t * wide) + lane, Terms * wide, kernels, work);
                finite &= Reductions.IsFinite(new ReadOnlySpan<float>(kernels, Taps * S.Count));
                var target = dw + ((((nint)(column + lane) * tiles.From) + term + t) * Taps);
                for (var j = 0; j < S.Count; j++, target += (nint)tiles.From * Taps)
                    for (var tap = 0; tap < Taps; tap++) target[tap] = kernels[(tap * S.Count) + j];
            }

        return finite;
    }
}
