using System;

namespace NetDsl.Data.Augmentation;

/// <summary>Adds a normal random number to every value.</summary>
/// <param name="deviation">Its standard deviation, in the units of the values.</param>
public sealed class GaussianNoise(double deviation) : PixelTransform
{
    private readonly double deviation = Hyperparameter.AtLeastZero(deviation);

    /// <inheritdoc/>
    protected internal override void Apply(Span<float> pixels, ImageShape image, RandomSource random)
    {
        for (var i = 0; i < pixels.Length; i += 2)
        {
            // Box and Muller 1958, with both numbers of the pair.
            var radius = deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            pixels[i] += (float)(radius * cos);
            if (i + 1 < pixels.Length) pixels[i + 1] += (float)(radius * sin);
        }
    }
}
