using System;

namespace NetDsl.Kernels;

/// <summary>Windows over the pixels of images [height, width, channels]: what a pooling reads and writes.</summary>
/// <param name="Height">Rows of the image.</param>
/// <param name="Width">Columns of the image.</param>
/// <param name="Channels">Values of a pixel.</param>
/// <param name="OutHeight">Rows of the result.</param>
/// <param name="OutWidth">Columns of the result.</param>
/// <param name="KernelHeight">Rows of a window.</param>
/// <param name="KernelWidth">Columns of a window.</param>
/// <param name="StrideHeight">Rows from a window to the next below.</param>
/// <param name="StrideWidth">Columns from a window to the next on the right.</param>
/// <param name="DilationHeight">Rows from one row of a window to its next.</param>
/// <param name="DilationWidth">Columns from one column of a window to its next.</param>
/// <param name="Top">How many rows above the image the first windows begin.</param>
/// <param name="Left">How many columns left of the image the first windows begin.</param>
public readonly record struct PoolGeometry(
    int Height, int Width, int Channels, int OutHeight, int OutWidth,
    int KernelHeight = 1, int KernelWidth = 1, int StrideHeight = 1, int StrideWidth = 1,
    int DilationHeight = 1, int DilationWidth = 1, int Top = 0, int Left = 0)
{
    internal int InSize => Height * Width * Channels;

    internal int OutSize => OutHeight * OutWidth * Channels;

    /// <summary>True where every pixel lies in exactly one window, and all windows within the image: what goes back can be written without being added.</summary>
    internal bool Tiles =>
        KernelHeight * OutHeight == Height && StrideHeight == KernelHeight && DilationHeight == 1 && Top == 0
        && KernelWidth * OutWidth == Width && StrideWidth == KernelWidth && DilationWidth == 1 && Left == 0;

    /// <summary>True where no window reaches beyond the image.</summary>
    internal bool Within =>
        Top == 0 && ((OutHeight - 1) * StrideHeight) + ((KernelHeight - 1) * DilationHeight) < Height
        && Left == 0 && ((OutWidth - 1) * StrideWidth) + ((KernelWidth - 1) * DilationWidth) < Width;

    /// <summary>The rows of a window that lie on the image: the first row read, and how many.</summary>
    internal (int First, int Count) Rows(int outRow) => Clip((outRow * StrideHeight) - Top, KernelHeight, DilationHeight, Height);

    internal (int First, int Count) Columns(int outColumn) => Clip((outColumn * StrideWidth) - Left, KernelWidth, DilationWidth, Width);

    internal void Check(int first, int last, int images, int results)
    {
        Problem.Require(
            first >= 0 && Height > 0 && Width > 0 && Channels > 0 && OutHeight > 0 && OutWidth > 0 && KernelHeight > 0 && KernelWidth > 0
            && StrideHeight > 0 && StrideWidth > 0 && DilationHeight > 0 && DilationWidth > 0,
            $"rows from {first}, windows of {KernelHeight} × {KernelWidth} over {Height} × {Width} × {Channels}: sizes must be positive");
        Problem.Require((long)last * InSize <= images, $"{last} images of [{Height}, {Width}, {Channels}] need {(long)last * InSize} values, but there are {images}");
        Problem.Require((long)last * OutSize <= results, $"{last} results of [{OutHeight}, {OutWidth}, {Channels}] need {(long)last * OutSize} values, but there are {results}");
        Problem.Require(
            Rows(0).Count > 0 && Columns(0).Count > 0 && Rows(OutHeight - 1).Count > 0 && Columns(OutWidth - 1).Count > 0,
            $"a window of {KernelHeight} × {KernelWidth} lies outside its {Height} × {Width} image");
    }

    private static (int First, int Count) Clip(int start, int kernel, int dilation, int size)
    {
        var skipped = start < 0 ? (-start + dilation - 1) / dilation : 0;
        var first = start + (skipped * dilation);
        var last = Math.Min(size - 1, start + ((kernel - 1) * dilation));
        return (first, last < first ? 0 : ((last - first) / dilation) + 1);
    }
}
