using System;
using System.Numerics;

namespace NetDsl.Data.Augmentation;

/// <summary>Cuts a window out at random, of the image's proportions, and brings it back to the size of the image.</summary>
/// <param name="smallestArea">The least share of the image's area that is kept, above 0; all shares up to 1 are equally likely.</param>
public sealed class RandomCrop(double smallestArea) : GeometricTransform
{
    private readonly double smallestArea = Hyperparameter.Between(Hyperparameter.Positive(smallestArea), 0, 1);

    /// <inheritdoc/>
    protected internal override Matrix3x2 Draw(ImageShape image, RandomSource random)
    {
        var side = Math.Sqrt(smallestArea + ((1 - smallestArea) * random.NextDouble()));
        var (right, down) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5);
        return Matrix3x2.CreateScale((float)side) * Matrix3x2.CreateTranslation((float)(right * (1 - side) * image.Width), (float)(down * (1 - side) * image.Height));
    }
}
