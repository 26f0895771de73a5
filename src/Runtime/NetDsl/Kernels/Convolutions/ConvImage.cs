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
    public static void Clear(float* padded, in ConvSum sum)
    {
        int left = sum.X.Before * sum.From, right = sum.X.After * sum.From;
        Zero(padded, sum.Y.Before * sum.Pitch);
        var row = padded + ((nint)sum.Y.Before * sum.Pitch);
        for (var y = 0; y < sum.Y.Size; y++, row += sum.Pitch)
        {
            Zero(row, left);
            Zero(row + sum.Pitch - right, right);
        }

        Zero(row, (sum.Y.After * sum.Pitch) + Slack);
    }

    /// <summary>Copies a sample into its place.</summary>
    public static void Fill(float* padded, float* image, in ConvSum sum)
    {
        var row = sum.X.Size * sum.From;
        var to = padded + ((nint)sum.Y.Before * sum.Pitch) + (sum.X.Before * sum.From);
        for (var y = 0; y < sum.Y.Size; y++, image += row, to += sum.Pitch)
            new ReadOnlySpan<float>(image, row).CopyTo(new Span<float>(to, row));
    }

    private static void Zero(float* values, int count) => new Span<float>(values, count).Clear();
}
