using System;

namespace NetDsl.Kernels;

/// <summary>A weight's gradient divided into tiles of some terms by some channels of the result.</summary>
internal readonly unsafe struct ConvGradientTiles
{
    /// <summary>The most terms of a tile: with 16 registers fewer, which change no bit.</summary>
    public const int MostTerms = 8;

    private readonly ConvSum sum;
    private readonly int width;
    private readonly int down;
    private readonly int across;

    public ConvGradientTiles(in ConvSum sum, int width)
    {
        this.sum = sum;
        this.width = width;
        Groups = sum.Depthwise ? 1 : sum.Groups;
        Columns = sum.To / Groups;
        var most = Widths.ManyRegisters ? MostTerms : MostTerms / 2;
        down = (sum.Terms + most - 1) / most;
        across = (Columns + width - 1) / width;
    }

    public int Groups { get; }

    /// <summary>Channels of a group's result.</summary>
    public int Columns { get; }

    public int Count => Groups * across * down;

    /// <summary>Sums of a tile.</summary>
    public int Length => width * MostTerms;

    /// <summary>Where a tile begins, and how many terms it has: all about as many.</summary>
    public (int Group, int Column, int Term, int Terms) Of(int tile)
    {
        var term = Term(tile % down);
        return (tile / down / across, tile / down % across * width, term, Term((tile % down) + 1) - term);
    }

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
        var (group, column, term, terms) = Of(tile);
        int wide = Math.Min(width, Columns - column), depth = sum.Depthwise ? 1 : sum.From / sum.Groups, taps = sum.KernelHeight * sum.KernelWidth;
        // A tile whose channels fit half of its width has been summed with one vector.
        var stride = !sum.Depthwise && wide <= width / 2 ? width / 2 : width;
        for (var j = 0; j < wide; j++)
        {
            var result = weight + ((nint)((group * Columns) + column + j) * depth * taps);
            for (var t = 0; t < terms; t++) result[((term + t) % depth * taps) + ((term + t) / depth)] = sums[(t * stride) + j];
        }
    }

    private int Term(int tile) => (int)((long)sum.Terms * tile / down);
}
