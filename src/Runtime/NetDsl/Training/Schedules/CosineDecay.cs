using System;

namespace NetDsl;

/// <summary>min + (base − min) · (1 + cos(πk / period)) / 2 (PyTorch's CosineAnnealingLR): falls for one period, then rises again.</summary>
/// <param name="period">Steps or epochs from the base rate to the lowest.</param>
/// <param name="minimum">The lowest rate.</param>
/// <exception cref="ArgumentOutOfRangeException">The period is below 1, or the minimum negative.</exception>
public sealed class CosineDecay(int period, double minimum = 0) : Schedule
{
    private readonly int period = Hyperparameter.AtLeast(period, 1);
    private readonly double minimum = Hyperparameter.AtLeastZero(minimum);

    /// <inheritdoc/>
    public override double Rate(double baseRate, long index) => Between(minimum, baseRate, (double)index / period);

    /// <summary>Half a cosine wave from <paramref name="high"/> at 0 to <paramref name="low"/> at 1.</summary>
    internal static double Between(double low, double high, double position) => low + ((high - low) * (1 + Math.Cos(Math.PI * position)) / 2);
}
