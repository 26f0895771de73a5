using System;
using System.Numerics;

namespace NetDsl.Data.Augmentation;

/// <summary>Scales an image about its centre; what becomes smaller is surrounded by 0.</summary>
public sealed class RandomZoom : GeometricTransform
{
    private readonly double smallest;
    private readonly double largest;

    /// <summary>Factors between two bounds, all equally likely.</summary>
    /// <param name="smallest">Above 0; 0.9 for nine tenths of the size.</param>
    /// <param name="largest">Not below <paramref name="smallest"/>.</param>
    /// <exception cref="ArgumentException">The bounds are not in order.</exception>
    public RandomZoom(double smallest, double largest)
    {
        this.smallest = Hyperparameter.Positive(smallest);
        this.largest = Hyperparameter.Positive(largest);
        if (smallest > largest) throw new ArgumentException($"the smallest factor, {smallest}, is above the largest, {largest}", nameof(smallest));
    }

    /// <inheritdoc/>
    protected internal override Matrix3x2 Draw(ImageShape image, RandomSource random) =>
        Matrix3x2.CreateScale((float)(1 / (smallest + ((largest - smallest) * random.NextDouble()))));
}
