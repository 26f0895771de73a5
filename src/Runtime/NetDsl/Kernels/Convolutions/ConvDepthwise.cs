using System;

namespace NetDsl.Kernels;

/// <summary>
/// Depthwise convolutions and their input gradients: vectors of channels, each with its own weights. There is so little work for each value that even a copy of the
/// image would show, so taps beside the image are left out, row by row and for each pixel at the ends of a row.
/// </summary>
internal static unsafe class ConvDepthwise
{
    private const int TilePixels = 8;

    /// <summary>The channels must be a multiple of the vector.</summary>
    public static void Run<S, V, TEpilogue>(in ConvSum sum, float* x, float* packed, float* bias, nint beside, float* y, int first, int last)
        where S : struct, ISimd<V>
        where V : struct
        where TEpilogue : struct, IEpilogue
    {
        var starts = ConvSums.Starts(sum, bias);
        var runs = Scratch.Indices(3 * (sum.Terms + 1));
        for (var sample = first; sample < last; sample++)
        {
            var image = x + ((nint)sample * sum.Values);
            var result = y + ((nint)sample * sum.Results);
            for (var residueY = 0; residueY < sum.Y.Residues; residueY++)
                for (var row = 0; row < sum.Y.Count(residueY); row++)
                {
                    var target = result + ((nint)(residueY + (row * sum.Y.OutStep)) * sum.Width * sum.To);
                    for (var residueX = 0; residueX < sum.X.Residues; residueX++) Row<S, V>(sum, image, packed, starts, runs, residueY, row, residueX, target);
                }

            Epilogue.Apply<TEpilogue>(result, sum.Results, beside);
        }
    }

    private static void Row<S, V>(in ConvSum sum, float* image, float* packed, float* starts, nint* runs, int residueY, int row, int residueX, float* result)
        where S : struct, ISimd<V>
        where V : struct
    {
        var count = sum.X.Count(residueX);
        // Between these pixels all taps lie within the row.
        int from = 0, to = count;
        for (var tap = 0; tap < sum.KernelWidth; tap++)
        {
            if (!sum.X.Reads(residueX, tap, out var at)) continue;
            from = Math.Max(from, (-at + sum.X.InStep - 1) / sum.X.InStep);
            to = Math.Min(to, ((sum.X.Size - 1 - at) / sum.X.InStep) + 1);
        }

        (from, to) = (Math.Min(from, count), Math.Max(to, Math.Min(from, count)));
        for (var x = 0; x < count;)
        {
            var next = x >= from && x < to ? to : x + 1;
            var taps = Taps(sum, residueY, row, residueX, x, next - 1, runs);
            Pixels<S, V>(sum, image, packed, starts, runs, taps, x, next, result + ((nint)residueX * sum.To));
            x = next;
        }
    }

    /// <summary>The taps within the image, of the pixels x and last of a row and those between, as runs of one value.</summary>
    private static int Taps(in ConvSum sum, int residueY, int row, int residueX, int x, int last, nint* runs)
    {
        var count = 0;
        for (var ky = 0; ky < sum.KernelHeight; ky++)
        {
            if (!sum.Y.Reads(residueY, ky, out var atY) || atY + (row * sum.Y.InStep) is var y && (y < 0 || y >= sum.Y.Size)) continue;
            for (var kx = 0; kx < sum.KernelWidth; kx++)
            {
                if (!sum.X.Reads(residueX, kx, out var atX) || atX + (x * sum.X.InStep) < 0 || atX + (last * sum.X.InStep) >= sum.X.Size) continue;
                var run = runs + (3 * count++);
                run[0] = (((nint)y * sum.X.Size) + atX) * sum.From;
                run[1] = (nint)((ky * sum.KernelWidth) + kx) * ConvPanels.Width;
                run[2] = 1;
            }
        }

        return count;
    }

    private static void Pixels<S, V>(in ConvSum sum, float* image, float* packed, float* starts, nint* runs, int taps, int x, int last, float* result)
        where S : struct, ISimd<V>
        where V : struct
    {
        var from = stackalloc nint[TilePixels];
        var to = stackalloc nint[TilePixels];
        nint inX = sum.X.InStep * sum.From, outX = sum.X.OutStep * sum.To;
        while (x < last)
        {
            var pixels = last - x >= 8 && Widths.ManyRegisters ? 8 : last - x >= 4 ? 4 : last - x >= 2 ? 2 : 1;
            for (var pixel = 0; pixel < pixels; pixel++) (from[pixel], to[pixel]) = ((x + pixel) * inX, (x + pixel) * outX);
            for (var column = 0; column < sum.To; column += S.Count)
            {
                var w = packed + ((nint)(column / ConvPanels.Width) * sum.Terms * ConvPanels.Width) + (column % ConvPanels.Width);
                float* source = image + column, start = starts + column, target = result + column;
                if (pixels == 8) ConvTile.Run<S, V, Eight, One, One>(source, from, runs, taps, w, 0, start, target, to, S.Count, true);
                else if (pixels == 4) ConvTile.Run<S, V, Four, One, One>(source, from, runs, taps, w, 0, start, target, to, S.Count, true);
                else if (pixels == 2) ConvTile.Run<S, V, Two, One, One>(source, from, runs, taps, w, 0, start, target, to, S.Count, true);
                else ConvTile.Run<S, V, One, One, One>(source, from, runs, taps, w, 0, start, target, to, S.Count, true);
            }

            x += pixels;
        }
    }
}
