using System;

namespace NetDsl.Kernels;

/// <summary>The sizes of a convolution of images [height, width, channels]: cross-correlation, as PyTorch defines it.</summary>
/// <param name="Height">Rows of the image.</param>
/// <param name="Width">Pixels of a row of the image.</param>
/// <param name="Channels">Channels of the image.</param>
/// <param name="ResultHeight">Rows of the result.</param>
/// <param name="ResultWidth">Pixels of a row of the result.</param>
/// <param name="ResultChannels">Channels of the result.</param>
/// <param name="KernelHeight">Rows of the kernel.</param>
/// <param name="KernelWidth">Pixels of a row of the kernel.</param>
public readonly record struct ConvShape(int Height, int Width, int Channels, int ResultHeight, int ResultWidth, int ResultChannels, int KernelHeight, int KernelWidth)
{
    /// <summary>Rows from one place of the kernel to the next.</summary>
    public int StrideY { get; init; } = 1;

    /// <summary>Pixels from one place of the kernel to the next.</summary>
    public int StrideX { get; init; } = 1;

    /// <summary>Rows of zeros above the image. Those below follow from the size of the result.</summary>
    public int Top { get; init; }

    /// <summary>Zeros before each row of the image. Those behind follow from the size of the result.</summary>
    public int Left { get; init; }

    /// <summary>Rows of the image from one row of the kernel to the next.</summary>
    public int DilationY { get; init; } = 1;

    /// <summary>Pixels of the image from one pixel of the kernel to the next.</summary>
    public int DilationX { get; init; } = 1;

    /// <summary>Into how many groups the channels are divided; a result's channel sees the channels of its group alone.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>
    /// True where weights are packed, and sums made, by Winograd's minimal filtering, a quarter of the multiplications: for 3×3 kernels at stride 1 without
    /// groups or dilation, with multiples of 16 channels on both sides and up to 2 zeros around the image.
    /// </summary>
    public bool Winograd { get; init; }

    /// <summary>Rows first … last − 1 of the result as a convolution of their own: of rows of the image from the first that they read on.</summary>
    internal (int Top, ConvShape Shape) Rows(int first, int last)
    {
        Problem.Require(first >= 0 && last <= ResultHeight, $"rows {first} to {last} of a result with {ResultHeight}");
        Problem.Require(!Winograd || (first % WinogradTiles.Size == 0 && (last % WinogradTiles.Size == 0 || last == ResultHeight)), $"rows {first} to {last}: Winograd's filtering takes {WinogradTiles.Size} together");
        int from = (first * StrideY) - Top, to = ((last - 1) * StrideY) - Top + ((KernelHeight - 1) * DilationY) + 1, top = Math.Max(from, 0);
        Problem.Require(top < Math.Min(to, Height), $"rows {first} to {last} of the result read rows {from} to {to} of an image with {Height}: some must exist");
        return (top, this with { Height = Math.Min(to, Height) - top, Top = top - from, ResultHeight = last - first });
    }

    internal int GroupChannels => Channels / Groups;

    internal int GroupResultChannels => ResultChannels / Groups;

    internal int Taps => KernelHeight * KernelWidth;

    /// <summary>True where each channel has one kernel of its own.</summary>
    internal bool Depthwise => Groups > 1 && Groups == Channels && Groups == ResultChannels;
}
