using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Users see images as [channels, height, width], as PyTorch does; primitives that look at neighbours work on [height, width, channels], where the
/// channels of a pixel are one run of memory. Rules go there and back, and the passes take out what meets in between.
/// </summary>
internal static class ChannelsLast
{
    /// <summary>[C, spatial ..] as [spatial .., C].</summary>
    public static Value ToChannelsLast(this Value x) => x.MoveToEnd(0);

    /// <summary>[spatial .., C] as [C, spatial ..].</summary>
    public static Value ToChannelsFirst(this Value x) =>
        x.Permute(new[] { x.Shape.Rank - 1 }.Concat(Enumerable.Range(0, x.Shape.Rank - 1)).ToArray());
}
