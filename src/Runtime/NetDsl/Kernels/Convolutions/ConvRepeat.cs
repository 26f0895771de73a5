using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// Convolutions of images with one channel to few channels, which fill no vector: each pixel is repeated for every channel of the result, so that what a tap of the kernel reads lies in the order of
/// the results, and vectors run along a row of them, whatever channels they hold. Weights come in vectors too, which repeat after <see cref="Period"/> values. A vector is followed down the rows, so that
/// what is read once serves all rows of the kernel.
/// </summary>
internal readonly unsafe struct ConvRepeat
{
    /// <summary>The most rows of a kernel: their sums are held in registers.</summary>
    public const int MostRows = 5;

    /// <summary>Values of a strip of results: all widths take strips in the same order.</summary>
    public const int Strip = ConvPanels.Width;

    private readonly ConvShape shape;

    public ConvRepeat(in ConvShape shape)
    {
        this.shape = shape;
        var powers = shape.ResultChannels & -shape.ResultChannels;
        Period = Strip * shape.ResultChannels / powers;
    }

    /// <summary>After how many values a row of results meets the same channels at the same lanes.</summary>
    public int Period { get; }

    /// <summary>Values of a row of results.</summary>
    public int Line => shape.ResultWidth * shape.ResultChannels;

    /// <summary>Values of a row of the repeated image, with its zeros.</summary>
    public int Pitch => (shape.ResultWidth + shape.KernelWidth - 1) * shape.ResultChannels;

    /// <summary>Values of the repeated image, and what may be read behind it.</summary>
    public int Length => checked((shape.Height * Pitch) + (2 * Strip * shape.ResultChannels));

    /// <summary>Whether a convolution takes this way.</summary>
    public static bool Pays(in ConvShape shape) =>
        shape is { Channels: 1, ResultChannels: > 1 and <= 8, StrideY: 1, StrideX: 1, DilationY: 1, DilationX: 1, KernelHeight: <= MostRows }
        && shape.Top < shape.KernelHeight && shape.ResultHeight <= shape.Height + shape.Top && shape.Left + shape.Width <= shape.ResultWidth + shape.KernelWidth - 1;

    /// <summary>Writes the image with each pixel repeated and zeros before and behind its rows; those above and below are never read.</summary>
    public void Fill(float* image, float* repeated)
    {
        int channels = shape.ResultChannels, left = shape.Left * channels, right = Pitch - left - (shape.Width * channels);
        for (var y = 0; y < shape.Height; y++, image += shape.Width, repeated += Pitch)
        {
            new Span<float>(repeated, left).Clear();
            Repeat(image, repeated + left, shape.Width, channels);
            new Span<float>(repeated + Pitch - right, right).Clear();
        }
    }

    /// <summary>A vector for each tap, column after column of the kernel, with the weight that each value of a period meets; a few values behind the last are written too.</summary>
    public void Weights(float* packed, float* vectors)
    {
        for (var kx = 0; kx < shape.KernelWidth; kx++)
            for (var ky = 0; ky < shape.KernelHeight; ky++, vectors += Period)
            {
                // As many as the most channels at a time: what is too much, the next ones cover.
                var weights = Simd256.Load(packed + (((ky * shape.KernelWidth) + kx) * ConvPanels.Width));
                for (var lane = 0; lane < Period; lane += shape.ResultChannels) Simd256.Store(vectors + lane, weights);
            }
    }

    /// <summary>Vectors may write more than their pixels: what follows is written later.</summary>
    private static void Repeat(float* pixels, float* to, int count, int channels)
    {
        if (Avx512F.IsSupported && count >= Strip)
        {
            for (var block = 0; block < channels; block++)
            {
                var places = Vector512<int>.Indices + Vector512.Create(block * Strip);
                var source = Vector512.ConvertToInt32(Vector512.Floor((Vector512.ConvertToSingle(places) + Vector512.Create(0.5f)) / Vector512.Create((float)channels)));
                for (var pixel = 0; ; pixel = Math.Min(pixel + Strip, count - Strip))
                {
                    Avx512F.PermuteVar16x32(Vector512.Load(pixels + pixel), source).Store(to + (pixel * channels) + (block * Strip));
                    if (pixel == count - Strip) break;
                }
            }

            return;
        }

        for (var pixel = 0; pixel < count; pixel++, to += channels)
        {
            var value = Vector128.Create(pixels[pixel]);
            value.Store(to);
            value.Store(to + Vector128<float>.Count);
        }
    }
}
