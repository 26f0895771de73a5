using System.Numerics;

namespace NetDsl.Data.Augmentation;

/// <summary>Moves an image by whole pixels, each number to either side equally likely: what padding and cropping at random does.</summary>
/// <param name="pixels">The most, in each direction.</param>
public sealed class RandomShift(int pixels) : GeometricTransform
{
    private readonly int pixels = Hyperparameter.AtLeast(pixels, 0);

    /// <inheritdoc/>
    protected internal override Matrix3x2 Draw(ImageShape image, RandomSource random) =>
        Matrix3x2.CreateTranslation(random.Next((2 * pixels) + 1) - pixels, random.Next((2 * pixels) + 1) - pixels);
}
