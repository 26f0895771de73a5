using System;

namespace NetDsl.Data.Augmentation;

/// <summary>Paints a rectangle of every second image over, so that no single part is relied on (Zhong et al. 2017).</summary>
public sealed class RandomErasing : PixelTransform
{
    // The paper's bounds of width by height, whose logarithms are equally likely.
    private const double Narrowest = 0.3;

    private readonly double smallest;
    private readonly double largest;
    private readonly float value;

    /// <summary>An erasing with <see cref="ImageTransform.Probability"/> 0.5.</summary>
    /// <param name="smallest">The least share of the area, 0 … 1.</param>
    /// <param name="largest">The largest share.</param>
    /// <param name="value">What is painted: 0 is black, or the mean of images that were normalised.</param>
    /// <exception cref="ArgumentException">A share is not one, or they are not in order.</exception>
    public RandomErasing(double smallest = 0.02, double largest = 0.33, float value = 0)
    {
        this.smallest = Hyperparameter.Between(smallest, 0, 1);
        this.largest = Hyperparameter.Between(largest, 0, 1);
        if (smallest > largest) throw new ArgumentException($"the smallest share, {smallest}, is above the largest, {largest}", nameof(smallest));
        this.value = value;
        Probability = 0.5;
    }

    /// <inheritdoc/>
    protected internal override void Apply(Span<float> pixels, ImageShape image, RandomSource random)
    {
        var area = (smallest + ((largest - smallest) * random.NextDouble())) * image.Width * image.Height;
        var ratio = Math.Pow(Narrowest, 1 - (2 * random.NextDouble()));
        var width = Math.Clamp((int)Math.Round(Math.Sqrt(area * ratio)), 1, image.Width);
        var height = Math.Clamp((int)Math.Round(Math.Sqrt(area / ratio)), 1, image.Height);
        var (left, top) = (random.Next(image.Width - width + 1), random.Next(image.Height - height + 1));
        for (var row = 0; row < image.Channels * image.Height; row++)
            if (row % image.Height is var y && y >= top && y < top + height) pixels.Slice((row * image.Width) + left, width).Fill(value);
    }
}
