using System;
using System.Numerics;

namespace NetDsl.Data.Augmentation;

/// <summary>A random change of an image that leaves its meaning as it is. It keeps no state: all chance comes from the numbers that it is given.</summary>
public abstract class ImageTransform
{
    private protected ImageTransform()
    {
    }

    /// <summary>How often it is done, 0 … 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a probability.</exception>
    public double Probability
    {
        get;
        init => field = Hyperparameter.Between(value, 0, 1, nameof(Probability));
    } = 1;
}

/// <summary>
/// A transform that says where pixels come from. Neighbours in a list become one mapping, so that the image is resampled (bilinear, 0
/// beyond its edges) only once, and is not blurred by each of them. A mask goes through the same mapping.
/// </summary>
public abstract class GeometricTransform : ImageTransform
{
    /// <summary>Draws where a pixel of the result comes from, in pixels to the right of and below the centre of the image.</summary>
    /// <param name="image">What is to be changed.</param>
    /// <param name="random">The only source of chance.</param>
    protected internal abstract Matrix3x2 Draw(ImageShape image, RandomSource random);
}

/// <summary>A transform that changes values where they are.</summary>
public abstract class PixelTransform : ImageTransform
{
    /// <summary>Changes one image in place.</summary>
    /// <param name="pixels"><see cref="ImageShape.Size"/> values.</param>
    /// <param name="image">Their dimensions.</param>
    /// <param name="random">The only source of chance.</param>
    protected internal abstract void Apply(Span<float> pixels, ImageShape image, RandomSource random);
}
