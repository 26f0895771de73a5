using System;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of a convolution's weight, a sum over all pixels of all samples. Parts divide tiles of the weight, never samples, and a sample's
/// pixels are summed before they are added: the same bits however many parts there are.
/// </summary>
internal static unsafe class ConvGradient
{
    private const int TileTerms = 8;

    public static void Run(int lanes, in ConvShape shape, float* x, float* dy, float* dw, int samples, int part, int parts)
    {
        var columns = shape.Depthwise ? shape.ResultChannels : shape.GroupResultChannels;
        if (lanes >= 16 && columns > 8) Choose<Simd512, Vector512<float>>(shape, x, dy, dw, samples, part, parts);
        else if (lanes >= 8 && columns > 4) Choose<Simd256, Vector256<float>>(shape, x, dy, dw, samples, part, parts);
        else Choose<Simd128, Vector128<float>>(shape, x, dy, dw, samples, part, parts);
    }

    private static void Choose<S, V>(in ConvShape shape, float* x, float* dy, float* dw, int samples, int part, int parts)
        where S : struct, ISimd<V>
        where V : struct
    {
        if (shape.Depthwise) Samples<S, V, One>(shape, x, dy, dw, samples, part, parts);
        else Samples<S, V, Two>(shape, x, dy, dw, samples, part, parts);
    }

    private static void Samples<S, V, TChannels>(in ConvShape shape, float* x, float* dy, float* dw, int samples, int part, int parts)
        where S : struct, ISimd<V>
        where V : struct
        where TChannels : struct, IConstant
    {
        var sum = new ConvSum(shape, back: false);
        var tiles = new ConvGradientTiles(sum, TChannels.Value == 1 ? S.Count : 2 * S.Count, TileTerms);
        var from = (int)((long)tiles.Count * part / parts);
        var to = (int)((long)tiles.Count * (part + 1) / parts);
        if (from >= to) return;
        var sums = Scratch.Right(tiles.Length * (to - from));
        new Span<float>(sums, tiles.Length * (to - from)).Clear();
        var copies = ConvImage.NeedsPadding(sum) || (sum.Depthwise && sum.From % S.Count != 0);
        float* padded = null;
        if (copies)
        {
            padded = Scratch.Left(ConvImage.Length(sum));
            ConvImage.Clear(padded, sum);
        }

        for (var sample = 0; sample < samples; sample++)
        {
            var image = x + ((nint)sample * sum.Values);
            if (copies)
            {
                ConvImage.Fill(padded, image, sum);
                image = padded;
            }

            var slope = dy + ((nint)sample * sum.Results);
            for (var tile = from; tile < to; tile++)
                Tile<S, V, TChannels>(sum, tiles, tile, image, slope, sums + ((nint)(tile - from) * tiles.Length), sample == samples - 1);
        }

        for (var tile = from; tile < to; tile++) tiles.Unpack(tile, sums + ((nint)(tile - from) * tiles.Length), dw);
    }

    private static void Tile<S, V, TChannels>(in ConvSum sum, in ConvGradientTiles tiles, int tile, float* image, float* dy, float* sums, bool last)
        where S : struct, ISimd<V>
        where V : struct
        where TChannels : struct, IConstant
    {
        var (group, column, term) = tiles.Of(tile);
        var offsets = stackalloc nint[TileTerms];
        var terms = Math.Min(TileTerms, sum.Terms - term);
        for (var t = 0; t < terms; t++) offsets[t] = tiles.Offset(term + t);
        var source = image + (TChannels.Value == 1 ? column : group * (sum.From / sum.Groups));
        var vectors = TChannels.Value > 1 && tiles.Columns - column > S.Count ? 2 : 1;
        var at = (group * tiles.Columns) + column;
        if (!last || at + (vectors * S.Count) <= sum.To)
        {
            Terms<S, V, TChannels>(sum, terms, vectors, source, offsets, dy + at, sum.Height, sum.Width, sums);
            return;
        }

        // The vectors of the very last pixel would end behind the gradient: it is read from a copy.
        nint stepX = sum.X.InStep * sum.From, stepY = (nint)sum.Y.InStep * sum.Pitch, row = (nint)sum.Width * sum.To;
        if (sum.Height > 1) Terms<S, V, TChannels>(sum, terms, vectors, source, offsets, dy + at, sum.Height - 1, sum.Width, sums);
        source += (sum.Height - 1) * stepY;
        dy += (sum.Height - 1) * row;
        if (sum.Width > 1) Terms<S, V, TChannels>(sum, terms, vectors, source, offsets, dy + at, 1, sum.Width - 1, sums);
        var pixel = stackalloc float[2 * ConvPanels.Width];
        for (var j = at; j < sum.To; j++) pixel[j - at] = dy[row - sum.To + j];
        Terms<S, V, TChannels>(sum, terms, vectors, source + ((sum.Width - 1) * stepX), offsets, pixel, 1, 1, sums);
    }

    private static void Terms<S, V, TChannels>(in ConvSum sum, int terms, int vectors, float* x, nint* offsets, float* dy, int high, int wide, float* sums)
        where S : struct, ISimd<V>
        where V : struct
        where TChannels : struct, IConstant
    {
        for (var term = 0; term < terms;)
        {
            var height = terms - term >= 8 && Widths.ManyRegisters ? 8 : terms - term >= 4 ? 4 : terms - term >= 2 ? 2 : 1;
            var target = sums + (term * vectors * S.Count);
            if (vectors == 2) Choose<S, V, Two, TChannels>(sum, height, x, offsets + term, dy, high, wide, target);
            else Choose<S, V, One, TChannels>(sum, height, x, offsets + term, dy, high, wide, target);
            term += height;
        }
    }

    private static void Choose<S, V, TColumns, TChannels>(in ConvSum sum, int height, float* x, nint* offsets, float* dy, int high, int wide, float* sums)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
        where TChannels : struct, IConstant
    {
        nint stepX = sum.X.InStep * sum.From, stepY = (nint)sum.Y.InStep * sum.Pitch, step = sum.To;
        if (height == 8) ConvGradientTile.Run<S, V, Eight, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums);
        else if (height == 4) ConvGradientTile.Run<S, V, Four, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums);
        else if (height == 2) ConvGradientTile.Run<S, V, Two, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums);
        else ConvGradientTile.Run<S, V, One, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums);
    }
}
