using System;

namespace NetDsl.Kernels;

/// <summary>A convolution, or its input gradient, as sums of image times packed weight, with the tables that its tiles run over.</summary>
internal readonly struct ConvSum
{
    public ConvSum(in ConvShape shape, bool back)
    {
        Back = back;
        Y = back
            ? new ConvAxis(shape.ResultHeight, shape.Height, shape.KernelHeight, shape.StrideY, shape.Top, shape.DilationY, true)
            : new ConvAxis(shape.Height, shape.ResultHeight, shape.KernelHeight, shape.StrideY, shape.Top, shape.DilationY, false);
        X = back
            ? new ConvAxis(shape.ResultWidth, shape.Width, shape.KernelWidth, shape.StrideX, shape.Left, shape.DilationX, true)
            : new ConvAxis(shape.Width, shape.ResultWidth, shape.KernelWidth, shape.StrideX, shape.Left, shape.DilationX, false);
        (KernelHeight, KernelWidth, Groups, Depthwise) = (shape.KernelHeight, shape.KernelWidth, shape.Groups, shape.Depthwise);
        (From, To) = back ? (shape.ResultChannels, shape.Channels) : (shape.Channels, shape.ResultChannels);
        (Height, Width) = back ? (shape.Height, shape.Width) : (shape.ResultHeight, shape.ResultWidth);
    }

    /// <summary>True for the input gradient.</summary>
    public bool Back { get; }

    public ConvAxis Y { get; }

    public ConvAxis X { get; }

    public int KernelHeight { get; }

    public int KernelWidth { get; }

    public int Groups { get; }

    public bool Depthwise { get; }

    /// <summary>Channels that are read.</summary>
    public int From { get; }

    /// <summary>Channels that are written.</summary>
    public int To { get; }

    /// <summary>Rows that are written.</summary>
    public int Height { get; }

    /// <summary>Pixels of a row that are written.</summary>
    public int Width { get; }

    /// <summary>Values of a sample that are read.</summary>
    public int Values => Y.Size * X.Size * From;

    /// <summary>Values of a sample that are written.</summary>
    public int Results => Height * Width * To;

    /// <summary>Values of a row that is read, with its zeros.</summary>
    public int Pitch => X.Padded * From;

    /// <summary>Length of a sum.</summary>
    public int Terms => KernelHeight * KernelWidth * (Depthwise ? 1 : From / Groups);

    /// <summary>The most runs that <see cref="Runs"/> gives, and one more that it may begin.</summary>
    public int MostRuns(int longest) => KernelHeight * KernelWidth * (1 + (Terms / (KernelHeight * KernelWidth) / longest)) + 1;

    /// <summary>
    /// The runs of values that the sums of a residue read, each as three numbers: where it begins in the image, seen from the result's first pixel, where its
    /// weights begin in a panel, and its length, at most <paramref name="longest"/>. Neighbouring taps of a kernel's row are one run where all channels are read.
    /// </summary>
    /// <returns>How many there are.</returns>
    public unsafe int Runs(int residueY, int residueX, int longest, nint* runs)
    {
        var depth = Depthwise ? 1 : From / Groups;
        var count = 0;
        for (var ky = 0; ky < KernelHeight; ky++)
        {
            if (!Y.Reads(residueY, ky, out var y)) continue;
            var lastX = int.MinValue;
            var lastTap = int.MinValue;
            for (var kx = 0; kx < KernelWidth; kx++)
            {
                if (!X.Reads(residueX, kx, out var x)) continue;
                var from = ((nint)(y + Y.Before) * Pitch) + ((x + X.Before) * From);
                var weight = (nint)((ky * KernelWidth) + kx) * depth * ConvPanels.Width;
                var goesOn = Groups == 1 && x == lastX + 1 && kx == lastTap + 1;
                for (var left = depth; left > 0;)
                {
                    if (!goesOn || runs[(3 * count) - 1] == longest)
                    {
                        var run = runs + (3 * count++);
                        (run[0], run[1], run[2]) = (from, weight, 0);
                    }

                    goesOn = true;
                    var length = Math.Min(left, longest - (int)runs[(3 * count) - 1]);
                    runs[(3 * count) - 1] += length;
                    left -= length;
                    from += length;
                    weight += length * ConvPanels.Width;
                }

                (lastX, lastTap) = (x, kx);
            }
        }

        return count;
    }

    /// <summary>The run after the last that has <paramref name="most"/> terms together with those from <paramref name="first"/> on; at least one.</summary>
    public static unsafe int Block(nint* runs, int first, int count, int most)
    {
        nint terms = 0;
        var run = first;
        while (run < count && (run == first || terms + runs[(3 * run) + 2] <= most)) terms += runs[(3 * run++) + 2];
        return run;
    }
}
