using System;

namespace NetDsl.Kernels;

/// <summary>
/// Input gradients with few channels: too few to fill a vector, but the channels of the pixels that a row of the kernel reaches lie side by side in the result. So each
/// pixel that is read is multiplied by whole rows of kernels, and what comes out is added where it belongs. No product with a zero beside the image is made.
/// </summary>
internal static unsafe class ConvSpread
{
    private const int TilePixels = 8;

    /// <summary>Whether a sum takes this way.</summary>
    public static bool Pays(in ConvSum sum) => sum.Back && sum.Groups == 1 && sum.X.Dilation == 1 && sum.To <= 8 && sum.From >= 4;

    public static void Run<S, V, TEpilogue>(in ConvSum sum, float* dy, float* packed, float* bias, nint beside, float* dx, int first, int last)
        where S : struct, ISimd<V>
        where V : struct
        where TEpilogue : struct, IEpilogue
    {
        var vectors = ((sum.KernelWidth * sum.To) + S.Count - 1) / S.Count;
        var rows = Math.Max(((sum.Y.Size - 1) * sum.Y.OutStep) + ((sum.KernelHeight - 1) * sum.Y.Dilation) + 1, sum.Y.Pad + sum.Height);
        var pitch = (Math.Max(((sum.X.Size - 1) * sum.X.OutStep) + sum.KernelWidth, sum.X.Pad + sum.Width) * sum.To) + ConvPanels.Width;
        var weight = Weight(sum, packed, (vectors * S.Count) + ConvPanels.Width - 1);
        var spread = Scratch.Left(checked((rows * pitch) + ConvPanels.Width));
        for (var sample = first; sample < last; sample++)
        {
            Start(sum, bias, spread, rows, pitch);
            for (var x = 0; x < sum.X.Size; x++) Column<S, V>(sum, dy + ((nint)sample * sum.Values) + (x * sum.From), weight, vectors, spread + (x * sum.X.OutStep * sum.To), pitch);
            var result = dx + ((nint)sample * sum.Results);
            var row = sum.Width * sum.To;
            for (var y = 0; y < sum.Height; y++)
                new ReadOnlySpan<float>(spread + ((nint)(sum.Y.Pad + y) * pitch) + (sum.X.Pad * sum.To), row).CopyTo(new Span<float>(result + ((nint)y * row), row));
            Epilogue.Apply<TEpilogue>(result, sum.Results, beside);
        }
    }

    /// <summary>[panels of 16 of a kernel row's pixels and their channels, rows of the kernel, channels that are read, 16]; zeros behind the last.</summary>
    private static float* Weight(in ConvSum sum, float* packed, int lanes)
    {
        int panels = lanes / ConvPanels.Width, taps = sum.KernelHeight * sum.KernelWidth;
        var weight = Scratch.Block(panels * sum.KernelHeight * sum.From * ConvPanels.Width);
        for (var lane = 0; lane < panels * ConvPanels.Width; lane++)
        {
            int kx = lane / sum.To, column = lane % sum.To;
            for (var ky = 0; ky < sum.KernelHeight; ky++)
            {
                var to = weight + (((((nint)(lane / ConvPanels.Width) * sum.KernelHeight) + ky) * sum.From) * ConvPanels.Width) + (lane % ConvPanels.Width);
                // The packed taps run from the last to the first.
                var from = packed + ((nint)(taps - 1 - ((ky * sum.KernelWidth) + kx)) * sum.From * ConvPanels.Width) + column;
                for (var c = 0; c < sum.From; c++) to[c * ConvPanels.Width] = kx < sum.KernelWidth ? from[c * ConvPanels.Width] : 0;
            }
        }

        return weight;
    }

    private static void Start(in ConvSum sum, float* bias, float* spread, int rows, int pitch)
    {
        if (bias is null)
        {
            new Span<float>(spread, (rows * pitch) + ConvPanels.Width).Clear();
            return;
        }

        for (var at = 0; at < pitch; at++) spread[at] = bias[at % sum.To];
        for (var row = 1; row < rows; row++) new ReadOnlySpan<float>(spread, pitch).CopyTo(new Span<float>(spread + ((nint)row * pitch), pitch));
    }

    /// <summary>One column of the image that is read: rows in tiles, each once for every row of the kernel.</summary>
    private static void Column<S, V>(in ConvSum sum, float* dy, float* weight, int vectors, float* spread, nint pitch)
        where S : struct, ISimd<V>
        where V : struct
    {
        var from = stackalloc nint[TilePixels];
        var to = stackalloc nint[TilePixels];
        var run = stackalloc nint[3];
        var panel = (nint)sum.KernelHeight * sum.From * ConvPanels.Width;
        run[0] = 0;
        run[2] = sum.From;
        for (var y = 0; y < sum.Y.Size;)
        {
            var left = sum.Y.Size - y;
            var pixels = left >= 8 && Widths.ManyRegisters ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
            for (var pixel = 0; pixel < pixels; pixel++)
                (from[pixel], to[pixel]) = ((nint)(y + pixel) * sum.X.Size * sum.From, (y + pixel) * sum.Y.OutStep * pitch);
            for (var ky = 0; ky < sum.KernelHeight; ky++)
            {
                run[1] = (nint)ky * sum.From * ConvPanels.Width;
                var target = spread + (ky * sum.Y.Dilation * pitch);
                for (var vector = 0; vector < vectors; vector += 2)
                {
                    var lane = vector * S.Count;
                    var w = weight + (lane / ConvPanels.Width * panel) + (lane % ConvPanels.Width);
                    var second = (lane % ConvPanels.Width) + S.Count < ConvPanels.Width ? S.Count : panel;
                    if (vector + 1 < vectors) Tile<S, V, Two>(pixels, dy, from, run, w, second, target + lane, to);
                    else Tile<S, V, One>(pixels, dy, from, run, w, second, target + lane, to);
                }
            }

            y += pixels;
        }
    }

    private static void Tile<S, V, TColumns>(int pixels, float* dy, nint* from, nint* run, float* w, nint second, float* spread, nint* to)
        where S : struct, ISimd<V>
        where V : struct
        where TColumns : struct, IConstant
    {
        var wide = TColumns.Value * S.Count;
        if (pixels == 8) ConvTile.Run<S, V, Eight, TColumns, Two>(dy, from, run, 1, w, second, null, spread, to, wide, false);
        else if (pixels == 4) ConvTile.Run<S, V, Four, TColumns, Two>(dy, from, run, 1, w, second, null, spread, to, wide, false);
        else if (pixels == 2) ConvTile.Run<S, V, Two, TColumns, Two>(dy, from, run, 1, w, second, null, spread, to, wide, false);
        else ConvTile.Run<S, V, One, TColumns, Two>(dy, from, run, 1, w, second, null, spread, to, wide, false);
    }
}
