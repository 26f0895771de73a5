using System;

namespace NetDsl.Kernels;

/// <summary>Images with the zeros around them that kernels reach into.</summary>
internal static unsafe class ConvImage
{
    /// <summary>Floats that a vector may read behind the last pixel.</summary>
    public const int Slack = ConvPanels.Width;

    /// <summary>True where a kernel reads beyond the image.</summary>
    public static bool NeedsPadding(in ConvSum sum) => sum.Y.Before + sum.Y.After + sum.X.Before + sum.X.After > 0;

    /// <summary>Values of a padded image.</summary>
    public static int Length(in ConvSum sum) => checked((sum.Y.Padded * sum.Pitch) + Slack);

    /// <summary>Writes the zeros around an image; they stay from sample to sample.</summary>
    public static void Clear(float* padded, in ConvSum sum) => new Span<float>(padded, Length(sum)).Clear();

    /// <summary>Copies a sample into its place.</summary>
    public static void Fill(float* padded, float* image, in ConvSum sum)
    {
        var row = sum.X.Size * sum.From;
        var to = padded + ((nint)sum.Y.Before * sum.Pitch) + (sum.X.Before * sum.From);
        for (var y = 0; y < sum.Y.Size; y++, image += row, to += sum.Pitch)
            new ReadOnlySpan<float>(image, row).CopyTo(new Span<float>(to, row));
    }
}
