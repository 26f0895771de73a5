using System;

namespace NetDsl;

/// <summary>How a rate moves between two values.</summary>
public enum Anneal
{
    /// <summary>Half a cosine wave.</summary>
    Cosine,

    /// <summary>A straight line.</summary>
    Linear,
}

/// <summary>
/// One cycle (Smith and Topin 2018; PyTorch's OneCycleLR, momentum left as it is): from highest / divisor up to the highest rate, then
/// down to highest / divisor / finalDivisor at the last step, which also holds for all steps after it.
/// </summary>
public sealed class OneCycle : Schedule
{
    private readonly double? highest;
    private readonly double divisor;
    private readonly double finalDivisor;
    private readonly Anneal anneal;
    private readonly double[] ends;

    /// <summary>Sets the cycle.</summary>
    /// <param name="total">Steps or epochs in all.</param>
    /// <param name="highest">The highest rate; the optimizer's where left out.</param>
    /// <param name="rising">Share of the cycle that the rate rises for.</param>
    /// <param name="anneal">How it moves.</param>
    /// <param name="divisor">Highest rate over first rate.</param>
    /// <param name="finalDivisor">First rate over last rate.</param>
    /// <param name="threePhase">True to come down to the first rate in a mirror of the rise, and only then to the last.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public OneCycle(int total, double? highest = null, double rising = 0.3, Anneal anneal = Anneal.Cosine, double divisor = 25, double finalDivisor = 10000, bool threePhase = false)
    {
        Hyperparameter.AtLeast(total, 2);
        Hyperparameter.Between(rising, 0, threePhase ? 0.5 : 1);
        if (highest is { } rate) Hyperparameter.Positive(rate, nameof(highest));
        this.highest = highest;
        this.divisor = Hyperparameter.Positive(divisor);
        this.finalDivisor = Hyperparameter.Positive(finalDivisor);
        this.anneal = anneal;
        ends = threePhase
            ? [(rising * total) - 1, (2 * rising * total) - 2, total - 1]
            : [(rising * total) - 1, total - 1];
    }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long index)
    {
        var top = highest ?? baseRate;
        var first = top / divisor;
        var last = first / finalDivisor;
        double start = 0;
        for (var phase = 0; phase < ends.Length; phase++)
        {
            var end = ends[phase];
            if (index <= end || phase == ends.Length - 1)
            {
                var from = phase == 0 ? first : phase == 1 ? top : first;
                var to = phase == 0 ? top : phase == ends.Length - 1 ? last : first;
                var position = end > start ? Math.Min((index - start) / (end - start), 1) : 1;
                return anneal == Anneal.Cosine ? CosineDecay.Between(to, from, position) : from + ((to - from) * position);
            }

            start = end;
        }

        return last;
    }
}
