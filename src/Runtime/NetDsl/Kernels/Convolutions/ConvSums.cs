using System;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Runs the tiles of a convolution, or of its input gradient, over some samples.</summary>
internal static unsafe class ConvSums
{
    private const int TilePixels = 8;

    /// <summary>Terms between two additions to y: two vectors of weights for each take half of the first cache. It changes no bit.</summary>
    private const int BlockTerms = 192;

    public static void Run<TEpilogue>(int lanes, in ConvSum sum, float* x, float* packed, float* bias, nint beside, float* y, int first, int last)
        where TEpilogue : struct, IEpilogue
    {
        if (ConvSpread.Pays(sum))
        {
            if (lanes >= 16) ConvSpread.Run<Simd512, Vector512<float>, TEpilogue>(sum, x, packed, bias, beside, y, first, last);
            else if (lanes >= 8) ConvSpread.Run<Simd256, Vector256<float>, TEpilogue>(sum, x, packed, bias, beside, y, first, last);
            else ConvSpread.Run<Simd128, Vector128<float>, TEpilogue>(sum, x, packed, bias, beside, y, first, last);
            return;
        }

        // Narrow results take narrower vectors, of which more are used.
        var columns = sum.Depthwise ? sum.To : sum.To / sum.Groups;
        if (lanes >= 16 && columns > 8) Choose<Simd512, Vector512<float>, TEpilogue>(sum, x, packed, bias, beside, y, first, last);
        else if (lanes >= 8 && columns > 4) Choose<Simd256, Vector256<float>, TEpilogue>(sum, x, packed, bias, beside, y, first, last);
        else Choose<Simd128, Vector128<float>, TEpilogue>(sum, x, packed, bias, beside, y, first, last);
    }

    private static void Choose<S, V, TEpilogue>(in ConvSum sum, float* x, float* packed, float* bias, nint beside, float* y, int first, int last)
        where S : struct, ISimd<V>
        where V : struct
        where TEpilogue : struct, IEpilogue
    {
        if (sum.Depthwise && sum.To % S.Count == 0) ConvDepthwise.Run<S, V, TEpilogue>(sum, x, packed, bias, beside, y, first, last);
        else if (sum.Depthwise) Samples<S, V, One, TEpilogue>(sum, x, packed, bias, beside, y, first, last);
        else Samples<S, V, Two, TEpilogue>(sum, x, packed, bias, beside, y, first, last);
    }

    private static void Samples<S, V, TChannels, TEpilogue>(in ConvSum sum, float* x, float* packed, float* bias, nint beside, float* y, int first, int last)
        where S : struct, ISimd<V>
        where V : struct
        where TChannels : struct, IConstant
        where TEpilogue : struct, IEpilogue
    {
        var copies = ConvImage.NeedsPadding(sum) || (sum.Depthwise && sum.From % S.Count != 0);
        float* padded = null;
        if (copies)
        {
            padded = Scratch.Left(ConvImage.Length(sum));
            ConvImage.Clear(padded, sum);
        }

        var starts = Starts(sum, bias);
        var runs = Scratch.Indices(3 * sum.MostRuns(BlockTerms));
        for (var sample = first; sample < last; sample++)
        {
            var image = x + ((nint)sample * sum.Values);
            if (copies)
            {
                ConvImage.Fill(padded, image, sum);
                image = padded;
            }

            var result = y + ((nint)sample * sum.Results);
            for (var residueY = 0; residueY < sum.Y.Residues; residueY++)
                for (var residueX = 0; residueX < sum.X.Residues; residueX++)
                {
                    var count = sum.Runs(residueY, residueX, BlockTerms, runs);
                    var origin = result + ((((nint)residueY * sum.Width) + residueX) * sum.To);
                    Residue<S, V, TChannels>(sum, image, packed, starts, runs, count, origin, sum.Y.Count(residueY), sum.X.Count(residueX));
                }

            Epilogue.Apply<TEpilogue>(result, sum.Results, beside);
        }
    }

    /// <summary>What the sums start with, in the order of the panels' columns: the bias, or zeros.</summary>
    public static float* Starts(in ConvSum sum, float* bias)
    {
        var columns = sum.Depthwise ? sum.To : sum.To / sum.Groups;
        var width = ConvPanels.Count(columns) * ConvPanels.Width;
        var starts = Scratch.Right(sum.To / columns * width);
        new Span<float>(starts, sum.To / columns * width).Clear();
        if (bias is null) return starts;
        for (var group = 0; group < sum.To / columns; group++)
            new ReadOnlySpan<float>(bias + (group * columns), columns).CopyTo(new Span<float>(starts + (group * width), columns));
        return starts;
    }

    private static void Residue<S, V, TChannels>(in ConvSum sum, float* image, float* packed, float* starts, nint* runs, int count, float* result, int high, int wide)
        where S : struct, ISimd<V>
        where V : struct
        where TChannels : struct, IConstant
    {
        var groups = sum.Depthwise ? 1 : sum.Groups;
        var columns = sum.To / groups;
        var panel = (nint)sum.Terms * ConvPanels.Width;
        for (var group = 0; group < groups; group++)
        {
            for (var column = 0; column < columns;)
            {
                var vectors = TChannels.Value > 1 && columns - column > S.Count ? 2 : 1;
                var at = (group * ConvPanels.Count(columns)) + (column / ConvPanels.Width);
                var w = packed + (at * panel) + (column % ConvPanels.Width);
                var second = (column % ConvPanels.Width) + S.Count < ConvPanels.Width ? S.Count : panel;
                var start = starts + (at * ConvPanels.Width) + (column % ConvPanels.Width);
                var source = image + (TChannels.Value == 1 ? column : group * (sum.From / sum.Groups));
                var target = result + (group * columns) + column;
                // Sums are left unfinished in y only where whole vectors of it belong to the tile.
                var whole = columns - column >= vectors * S.Count;
                for (var run = 0; run < count || run == 0;)
                {
                    var next = whole ? ConvSum.Block(runs, run, count, BlockTerms) : count;
                    if (vectors == 2) Pixels<S, V, Two, TChannels>(sum, source, runs + (3 * run), next - run, w, second, start, target, high, wide, columns - column, run == 0);
                    else Pixels<S, V, One, TChannels>(sum, source, runs + (3 * run), next - run, w, second, start, target, high, wide, columns - column, run == 0);
                    run = Math.Max(next, 1);
                }

                column += vectors * S.Count;
            }
        }
    }

    private static void Pixels<S, V, TColumns, TChannels>(in ConvSum sum, float* image, nint* runs, int count, float* w, nint second, float* start, float* result, int high, int wide, int columns, bool first)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
        where TChannels : struct, IConstant
    {
        var from = stackalloc nint[TilePixels];
        var to = stackalloc nint[TilePixels];
        nint inX = sum.X.InStep * sum.From, inY = (nint)sum.Y.InStep * sum.Pitch, outX = sum.X.OutStep * sum.To, outY = (nint)sum.Y.OutStep * sum.Width * sum.To;
        int left = high * wide, y = 0, x = 0;
        while (left > 0)
        {
            var pixels = left >= 8 && Widths.ManyRegisters ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
            nint a = (y * inY) + (x * inX), b = (y * outY) + (x * outX);
            for (var pixel = 0; pixel < pixels; pixel++, a += inX, b += outX)
            {
                from[pixel] = a;
                to[pixel] = b;
                if (++x < wide) continue;
                x = 0;
                y++;
                (a, b) = ((y * inY) - inX, (y * outY) - outX);
            }

            if (pixels == 8) ConvTile.Run<S, V, Eight, TColumns, TChannels>(image, from, runs, count, w, second, start, result, to, columns, first);
            else if (pixels == 4) ConvTile.Run<S, V, Four, TColumns, TChannels>(image, from, runs, count, w, second, start, result, to, columns, first);
            else if (pixels == 2) ConvTile.Run<S, V, Two, TColumns, TChannels>(image, from, runs, count, w, second, start, result, to, columns, first);
            else ConvTile.Run<S, V, One, TColumns, TChannels>(image, from, runs, count, w, second, start, result, to, columns, first);
            left -= pixels;
        }
    }
}
