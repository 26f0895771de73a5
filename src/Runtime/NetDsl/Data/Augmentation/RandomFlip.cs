using System.Numerics;

namespace NetDsl.Data.Augmentation;

/// <summary>Mirrors every second image: left and right, or top and bottom.</summary>
public sealed class RandomFlip : GeometricTransform
{
    private readonly bool vertical;

    /// <summary>A flip with <see cref="ImageTransform.Probability"/> 0.5.</summary>
    /// <param name="vertical">True to change top and bottom.</param>
    public RandomFlip(bool vertical = false)
    {
        this.vertical = vertical;
        Probability = 0.5;
    }

    /// <inheritdoc/>
    protected internal override Matrix3x2 Draw(ImageShape image, RandomSource random) => vertical ? Matrix3x2.CreateScale(1, -1) : Matrix3x2.CreateScale(-1, 1);
}
