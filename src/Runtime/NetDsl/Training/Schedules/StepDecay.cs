using System;

namespace NetDsl;

/// <summary>base · gamma^⌊k / every⌋ (PyTorch's StepLR).</summary>
/// <param name="every">Steps or epochs between two cuts.</param>
/// <param name="gamma">Factor of each cut.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is below 1, or gamma is not positive.</exception>
public sealed class StepDecay(int every, double gamma = 0.1) : Schedule
{
    private readonly int every = Hyperparameter.AtLeast(every, 1);
    private readonly double gamma = Hyperparameter.Positive(gamma);

    /// <inheritdoc/>
    public override double Rate(double baseRate, long index) => baseRate * Math.Pow(gamma, index / every);
}
