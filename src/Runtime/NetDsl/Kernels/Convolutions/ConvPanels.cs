using System;

namespace NetDsl.Kernels;

/// <summary>
/// Weights as the sums read them: panels of 16 channels of the result, [groups · panels of a group, terms, 16], zeros where a group has no more
/// channels. A term is a tap and, within it, a channel that is read; a depthwise kernel's channels share panels.
/// </summary>
internal static unsafe class ConvPanels
{
    public const int Width = 16;

    /// <summary>Panels that a number of channels needs.</summary>
    public static int Count(int channels) => (channels + Width - 1) / Width;

    /// <summary>
    /// Packs panels from ≤ p &lt; to of weights [results, channels / groups, kernel height, kernel width]. For the input gradient (<paramref name="back"/>) the
    /// image's channels are the results, and the taps run from the last to the first.
    /// </summary>
    public static void Pack(float* weight, float* packed, in ConvShape shape, bool back, int from, int to)
    {
        int taps = shape.Taps, outs = shape.GroupResultChannels, ins = shape.GroupChannels;
        var depth = shape.Depthwise ? 1 : back ? outs : ins;
        var columns = shape.Depthwise ? shape.Channels : back ? ins : outs;
        var perGroup = Count(columns);
        for (var panel = from; panel < to; panel++)
        {
            int group = panel / perGroup, first = panel % perGroup * Width, wide = Math.Min(Width, columns - first);
            var target = packed + ((nint)panel * taps * depth * Width);
            for (var tap = 0; tap < taps; tap++)
            {
                var k = back ? taps - 1 - tap : tap;
                for (var c = 0; c < depth; c++, target += Width)
                {
                    for (var lane = 0; lane < wide; lane++)
                    {
                        var column = first + lane;
                        var (o, i) = shape.Depthwise ? (column, 0) : back ? ((group * outs) + c, column) : ((group * outs) + column, c);
                        target[lane] = weight[((((nint)o * ins) + i) * taps) + k];
                    }

                    for (var lane = wide; lane < Width; lane++) target[lane] = 0;
                }
            }
        }
    }
}
