using System;

namespace NetDsl;

/// <summary>base · (k + 1) / (warmup + 1) during the warm-up, then half a cosine wave down to the minimum at <c>total</c>, and the minimum from there on.</summary>
/// <param name="warmup">Steps or epochs of the warm-up; 0 for none.</param>
/// <param name="total">Where the minimum is reached, warm-up included.</param>
/// <param name="minimum">The lowest rate.</param>
/// <exception cref="ArgumentOutOfRangeException">The warm-up is negative, or does not end before <paramref name="total"/>.</exception>
public sealed class WarmupCosine(int warmup, int total, double minimum = 0) : Schedule
{
    private readonly int warmup = Hyperparameter.AtLeast(warmup, 0);
    private readonly int total = Hyperparameter.AtLeast(total, warmup + 1);
    private readonly double minimum = Hyperparameter.AtLeastZero(minimum);

    /// <inheritdoc/>
    public override double Rate(double baseRate, long index)
    {
        if (index < warmup) return baseRate * (index + 1) / (warmup + 1);
        return index >= total ? minimum : CosineDecay.Between(minimum, baseRate, (double)(index - warmup) / (total - warmup));
    }
}
