using System;
using System.Numerics;

namespace NetDsl.Data.Augmentation;

/// <summary>Turns an image about its centre, to either side.</summary>
/// <param name="degrees">The most, 0 … 180.</param>
public sealed class RandomRotation(double degrees) : GeometricTransform
{
    private readonly double degrees = Hyperparameter.Between(degrees, 0, 180);

    /// <inheritdoc/>
    protected internal override Matrix3x2 Draw(ImageShape image, RandomSource random) =>
        Matrix3x2.CreateRotation((float)(((2 * random.NextDouble()) - 1) * degrees * Math.PI / 180));
}
