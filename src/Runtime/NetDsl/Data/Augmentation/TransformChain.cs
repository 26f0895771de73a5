using System;
using System.Numerics;

namespace NetDsl.Data.Augmentation;

/// <summary>Does a list of transforms on one image after the other, with memory of its own.</summary>
internal sealed class TransformChain(ImageTransform[] transforms, ImageShape image)
{
    private readonly float[] scratch = new float[image.Size];

    /// <summary>Changes an image.</summary>
    /// <param name="source">As it was.</param>
    /// <param name="result">As it becomes; another memory than the source's.</param>
    /// <param name="random">Decides everything.</param>
    /// <returns>Where its pixels came from, for a mask that goes along.</returns>
    public Matrix3x2 Run(ReadOnlySpan<float> source, Span<float> result, RandomSource random)
    {
        source.CopyTo(result);
        var (all, pending) = (Matrix3x2.Identity, Matrix3x2.Identity);
        foreach (var transform in transforms)
        {
            if (transform.Probability < 1 && random.NextDouble() >= transform.Probability) continue;
            if (transform is GeometricTransform geometric)
            {
                // A pixel of the newest result goes back through the newest mapping first.
                pending = geometric.Draw(image, random) * pending;
                continue;
            }

            Resample(result, pending);
            all = pending * all;
            pending = Matrix3x2.Identity;
            ((PixelTransform)transform).Apply(result, image, random);
        }

        Resample(result, pending);
        return pending * all;
    }

    private void Resample(Span<float> pixels, Matrix3x2 mapping)
    {
        if (mapping.IsIdentity) return;
        pixels.CopyTo(scratch);
        Resampling.Bilinear(scratch, pixels, image, mapping);
    }
}
