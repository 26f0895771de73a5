using System;

namespace NetDsl.Kernels;

/// <summary>A weight's gradient divided into tiles of some terms by some channels of the result.</summary>
internal readonly unsafe struct ConvGradientTiles
{
    private readonly ConvSum sum;
    private readonly int width;
    private readonly int height;
    private readonly int down;
    private readonly int across;

    public ConvGradientTiles(in ConvSum sum, int width, int height)
    {
        this.sum = sum;
        this.width = width;
        this.height = height;
        Groups = sum.Depthwise ? 1 : sum.Groups;
        Columns = sum.To / Groups;
        down = (sum.Terms + height - 1) / height;
        across = (Columns + width - 1) / width;
    }

    public int Groups { get; }

    /// <summary>Channels of a group's result.</summary>
    public int Columns { get; }

    public int Count => Groups * across * down;

    /// <summary>Sums of a tile.</summary>
    public int Length => width * height;

    /// <summary>Where a tile begins.</summary>
    public (int Group, int Column, int Term) Of(int tile) => (tile / down / across, tile / down % across * width, tile % down * height);

    /// <summary>Where a term lies in the image, seen from the pixel.</summary>
    public nint Offset(int term)
    {
        var depth = sum.Depthwise ? 1 : sum.From / sum.Groups;
        int tap = term / depth, ky = tap / sum.KernelWidth, kx = tap % sum.KernelWidth;
        return ((nint)(ky * sum.Y.Dilation) * sum.Pitch) + (kx * sum.X.Dilation * sum.From) + (term % depth);
    }

    /// <summary>Writes a tile's sums [terms, vectors of channels] to where the weight [results, channels / groups, kernel] has them.</summary>
    public void Unpack(int tile, float* sums, float* weight)
    {
        var (group, column, term) = Of(tile);
        int wide = Math.Min(width, Columns - column), depth = sum.Depthwise ? 1 : sum.From / sum.Groups, taps = sum.KernelHeight * sum.KernelWidth;
        // A tile whose channels fit half of its width has been summed with one vector.
        var stride = !sum.Depthwise && wide <= width / 2 ? width / 2 : width;
        for (var t = term; t < Math.Min(sum.Terms, term + height); t++, sums += stride)
            for (var j = 0; j < wide; j++)
                weight[((((nint)((group * Columns) + column + j) * depth) + (t % depth)) * taps) + (t / depth)] = sums[j];
    }
}
