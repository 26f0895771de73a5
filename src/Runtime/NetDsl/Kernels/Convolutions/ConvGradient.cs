using System;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of a convolution's weight, a sum over all pixels of all samples. Parts divide tiles of the weight, never samples, and a sample's
/// pixels are summed before they are added: the same bits however many parts there are.
/// </summary>
internal static unsafe class ConvGradient
{
    public static bool Run(int lanes, in ConvShape shape, float* x, float* dy, float* dw, int samples, int part, int parts)
    {
        var columns = shape.Depthwise ? shape.ResultChannels : shape.GroupResultChannels;
        if (lanes >= 16 && columns > 8) return Choose<Simd512, Vector512<float>>(shape, x, dy, dw, samples, part, parts);
        if (lanes >= 8 && columns > 4) return Choose<Simd256, Vector256<float>>(shape, x, dy, dw, samples, part, parts);
        return Choose<Simd128, Vector128<float>>(shape, x, dy, dw, samples, part, parts);
    }

    private static bool Choose<S, V>(in ConvShape shape, float* x, float* dy, float* dw, int samples, int part, int parts)
        where S : struct, ISimd<V>
        where V : struct
    {
        if (shape.Depthwise) return Samples<S, V, One>(shape, x, dy, dw, samples, part, parts);
        return Samples<S, V, Two>(shape, x, dy, dw, samples, part, parts);
    }

    private static bool Samples<S, V, TChannels>(in ConvShape shape, float* x, float* dy, float* dw, int samples, int part, int parts)
        where S : struct, ISimd<V>
        where V : struct
        where TChannels : struct, IConstant
    {
        var sum = new ConvSum(shape, back: false);
        var tiles = new ConvGradientTiles(sum, TChannels.Value == 1 ? S.Count : 2 * S.Count);
        var offsets = Scratch.Indices(sum.Terms);
        for (var term = 0; term < sum.Terms; term++) offsets[term] = tiles.Offset(term);
        var from = (int)((long)tiles.Count * part / parts);
        var to = (int)((long)tiles.Count * (part + 1) / parts);
        if (from >= to) return true;
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

            float* slopes = null;
            for (var tile = from; tile < to; tile++)
            {
                var (group, column, term, terms) = tiles.Of(tile);
                var vectors = TChannels.Value > 1 && tiles.Columns - column > S.Count ? 2 : 1;
                if (slopes is null || term == 0) slopes = Slopes<S, V>(sum, dy + ((nint)sample * sum.Results), (group * tiles.Columns) + column, vectors, sample == samples - 1);
                var source = image + (TChannels.Value == 1 ? column : group * (sum.From / sum.Groups));
                var target = sums + ((nint)(tile - from) * tiles.Length);
                if (vectors == 2) Tile<S, V, Two, TChannels>(sum, terms, source, offsets + term, slopes, target);
                else Tile<S, V, One, TChannels>(sum, terms, source, offsets + term, slopes, target);
            }
        }

        for (var tile = from; tile < to; tile++) tiles.Unpack(tile, sums + ((nint)(tile - from) * tiles.Length), dw);
        // While they lie together: lanes that no result shows are looked at too.
        return Reductions.IsFinite(new ReadOnlySpan<float>(sums, tiles.Length * (to - from)));
    }

    /// <summary>
    /// One or two vectors of channels of the result's gradient, pixel after pixel: all terms read them, so a copy of what lies far apart stays in the first cache.
    /// Lanes behind the last channel hold something that no result shows.
    /// </summary>
    private static float* Slopes<S, V>(in ConvSum sum, float* dy, int channel, int vectors, bool last)
        where S : struct, ISimd<V>
        where V : struct
    {
        var wide = vectors * S.Count;
        if (wide == sum.To && channel == 0) return dy;
        int pixels = sum.Height * sum.Width, safe = last && channel + wide > sum.To ? pixels - 1 : pixels;
        var block = Scratch.Block(pixels * wide);
        var to = block;
        dy += channel;
        for (var pixel = 0; pixel < safe; pixel++, dy += sum.To, to += wide)
        {
            S.Store(to, S.Load(dy));
            if (vectors == 2) S.Store(to + S.Count, S.Load(dy + S.Count));
        }

        // The vectors of the very last pixel would end behind the gradient.
        for (var lane = 0; safe < pixels && lane < wide; lane++) to[lane] = channel + lane < sum.To ? dy[lane] : 0;
        return block;
    }

    private static void Tile<S, V, TColumns, TChannels>(in ConvSum sum, int terms, float* x, nint* offsets, float* dy, float* sums)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
        where TChannels : struct, IConstant
    {
        nint stepX = sum.X.InStep * sum.From, stepY = (nint)sum.Y.InStep * sum.Pitch, step = TColumns.Value * S.Count;
        int high = sum.Height, wide = sum.Width;
        switch (terms)
        {
            case 8: ConvGradientTile.Run<S, V, Eight, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums); break;
            case 7: ConvGradientTile.Run<S, V, Seven, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums); break;
            case 6: ConvGradientTile.Run<S, V, Six, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums); break;
            case 5: ConvGradientTile.Run<S, V, Five, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums); break;
            case 4: ConvGradientTile.Run<S, V, Four, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums); break;
            case 3: ConvGradientTile.Run<S, V, Three, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums); break;
            case 2: ConvGradientTile.Run<S, V, Two, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums); break;
            default: ConvGradientTile.Run<S, V, One, TColumns, TChannels>(x, offsets, stepX, stepY, dy, step, high, wide, sums); break;
        }
    }
}
