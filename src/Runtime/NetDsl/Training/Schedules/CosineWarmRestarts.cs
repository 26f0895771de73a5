namespace NetDsl;

/// <summary>Cosine decay that starts anew (Loshchilov and Hutter 2017, SGDR): after <c>first</c> steps, then after a period <c>factor</c> times as long each time.</summary>
/// <param name="first">Length of the first period.</param>
/// <param name="factor">How many times as long each period is as the one before.</param>
/// <param name="minimum">The rate that a period falls towards.</param>
/// <exception cref="System.ArgumentOutOfRangeException">A length or the factor is below 1, or the minimum negative.</exception>
public sealed class CosineWarmRestarts(int first, int factor = 1, double minimum = 0) : Schedule
{
    private readonly int first = Hyperparameter.AtLeast(first, 1);
    private readonly int factor = Hyperparameter.AtLeast(factor, 1);
    private readonly double minimum = Hyperparameter.AtLeastZero(minimum);

    /// <inheritdoc/>
    public override double Rate(double baseRate, long index)
    {
        long length = first;
        if (factor == 1) index %= length;
        else
        {
            for (; index >= length; length *= factor) index -= length;
        }

        return CosineDecay.Between(minimum, baseRate, (double)index / length);
    }
}
