using System;

namespace NetDsl;

/// <summary>base · gammaᵏ (PyTorch's ExponentialLR).</summary>
/// <param name="gamma">Factor of every step or epoch.</param>
/// <exception cref="ArgumentOutOfRangeException">Gamma is not positive.</exception>
public sealed class ExponentialDecay(double gamma) : Schedule
{
    private readonly double gamma = Hyperparameter.Positive(gamma);

    /// <inheritdoc/>
    public override double Rate(double baseRate, long index) => baseRate * Math.Pow(gamma, index);
}
