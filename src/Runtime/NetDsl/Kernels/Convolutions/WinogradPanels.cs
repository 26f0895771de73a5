using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Weights of 3×3 kernels at Winograd's points: panels of 16 of the channels that are written, [panels, 36 points · channels that are read, 16].</summary>
internal static unsafe class WinogradPanels
{
    public static int Length(in ConvShape shape) => checked(WinogradTiles.Points * shape.Channels * shape.ResultChannels);

    /// <summary>Into how many units the work of packing can be split: the channels that are read, panel after panel.</summary>
    public static int Units(in ConvShape shape) => shape.Channels * shape.ResultChannels / ConvPanels.Width;

    /// <summary>Packs units from ≤ u &lt; to of weights [results, channels, 3, 3]; for the input gradient (<paramref name="back"/>) as <see cref="ConvPanels.Pack"/>.</summary>
    public static void Pack(float* weight, float* packed, in ConvShape shape, bool back, int from, int to)
    {
        if (Widths.Widest >= 16) Pack<Simd512, Vector512<float>>(weight, packed, shape, back, from, to);
        else Pack<Simd128, Vector128<float>>(weight, packed, shape, back, from, to);
    }

    private static void Pack<S, V>(float* weight, float* packed, in ConvShape shape, bool back, int from, int to)
        where S : struct, ISimd<V>
        where V : struct
    {
        const int Taps = 9;
        var tiles = new WinogradTiles(shape, back);
        var kernels = stackalloc float[Taps * ConvPanels.Width];
        var work = stackalloc float[WinogradTransform<S, V>.Working];
        // From a kernel to that of the next channel that is written, and of the next that is read.
        var (across, along) = back ? (Taps, Taps * shape.Channels) : (Taps * shape.Channels, Taps);
        var step = (nint)tiles.From * ConvPanels.Width;
        for (var unit = from; unit < to; unit++)
        {
            int panel = unit / tiles.From, channel = unit % tiles.From;
            var source = weight + ((nint)panel * ConvPanels.Width * across) + ((nint)channel * along);
            var target = packed + (panel * WinogradTiles.Points * step) + (channel * ConvPanels.Width);
            for (var first = 0; first < ConvPanels.Width; first += S.Count)
            {
                for (var lane = 0; lane < S.Count; lane++, source += across)
                    for (var tap = 0; tap < Taps; tap++) kernels[(tap * S.Count) + lane] = source[back ? Taps - 1 - tap : tap];
                WinogradTransform<S, V>.Weight(kernels, target + first, step, work);
            }
        }
    }
}
