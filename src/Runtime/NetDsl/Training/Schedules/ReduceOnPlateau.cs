using System.Collections.Generic;
using System.Globalization;

namespace NetDsl;

/// <summary>What an improvement is measured by.</summary>
public enum ThresholdMode
{
    /// <summary>A share of the best value so far.</summary>
    Relative,

    /// <summary>A fixed difference to the best value so far.</summary>
    Absolute,
}

/// <summary>
/// Cuts the rate once a value has not improved for more than <c>patience</c> epochs (PyTorch's ReduceLROnPlateau). The value is
/// reported at the end of every epoch.
/// </summary>
public sealed class ReduceOnPlateau : Schedule
{
    private readonly double factor;
    private readonly int patience;
    private readonly double threshold;
    private readonly ThresholdMode mode;
    private readonly int cooldown;
    private readonly double minimum;
    private double best = double.NaN;
    private double rate = double.NaN;
    private int bad;
    private int cooling;

    /// <summary>Sets the rule.</summary>
    /// <param name="factor">Factor of each cut, below 1.</param>
    /// <param name="patience">Reports without improvement that are put up with.</param>
    /// <param name="monitor">What is watched: the validation loss where left out.</param>
    /// <param name="threshold">How much counts as an improvement.</param>
    /// <param name="mode">Whether that is a share or a difference.</param>
    /// <param name="cooldown">Reports after a cut that do not count.</param>
    /// <param name="minimum">The lowest rate.</param>
    /// <exception cref="System.ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ReduceOnPlateau(double factor = 0.1, int patience = 10, Objective? monitor = null, double threshold = 1e-4, ThresholdMode mode = ThresholdMode.Relative, int cooldown = 0, double minimum = 0)
    {
        this.factor = Hyperparameter.Fraction(factor);
        this.patience = Hyperparameter.AtLeast(patience, 0);
        this.threshold = Hyperparameter.AtLeastZero(threshold);
        this.mode = mode;
        this.cooldown = Hyperparameter.AtLeast(cooldown, 0);
        this.minimum = Hyperparameter.AtLeastZero(minimum);
        Monitor = monitor ?? Objective.Loss;
        Per = SchedulePeriod.Epoch;
    }

    /// <summary>What is watched.</summary>
    public Objective Monitor { get; }

    internal override ReduceOnPlateau? Plateau => this;

    /// <inheritdoc/>
    public override double Rate(double baseRate, long index)
    {
        if (double.IsNaN(rate)) rate = baseRate;
        return rate;
    }

    /// <summary>Takes the watched value of an epoch into account; <see cref="Rate"/> must have been asked before.</summary>
    public void Report(double value)
    {
        if (IsBetter(value))
        {
            best = value;
            bad = 0;
        }
        else bad++;

        if (cooling > 0)
        {
            cooling--;
            bad = 0;
        }

        if (bad <= patience) return;
        cooling = cooldown;
        bad = 0;
        var lower = System.Math.Max(rate * factor, minimum);
        // PyTorch's own limit: a change too small to matter is not made.
        if (rate - lower > 1e-8) rate = lower;
    }

    /// <inheritdoc/>
    public override void Save(IDictionary<string, string> values)
    {
        values["plateau.best"] = best.ToString("R", CultureInfo.InvariantCulture);
        values["plateau.rate"] = rate.ToString("R", CultureInfo.InvariantCulture);
        values["plateau.bad"] = bad.ToString(CultureInfo.InvariantCulture);
        values["plateau.cooling"] = cooling.ToString(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override void Load(IReadOnlyDictionary<string, string> values)
    {
        var state = new StateReader(values);
        // All is read before anything is assigned: a state that cannot be read changes nothing.
        (best, rate, bad, cooling) = (state.Number("plateau.best"), state.Number("plateau.rate"), (int)state.Integer("plateau.bad"), (int)state.Integer("plateau.cooling"));
    }

    private bool IsBetter(double value)
    {
        if (double.IsNaN(best)) return !double.IsNaN(value);
        if (Monitor.HigherIsBetter) return value > (mode == ThresholdMode.Relative ? best * (1 + threshold) : best + threshold);
        return value < (mode == ThresholdMode.Relative ? best * (1 - threshold) : best - threshold);
    }
}
