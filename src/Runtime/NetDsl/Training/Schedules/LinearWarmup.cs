using System;
using System.Collections.Generic;

namespace NetDsl;

/// <summary>Rises in a straight line from <c>startFactor</c> · base at 0 to base at <c>length</c> (PyTorch's LinearLR), and then follows another schedule, if there is one.</summary>
/// <param name="length">Steps or epochs until the base rate.</param>
/// <param name="startFactor">Share of the base rate at the beginning.</param>
/// <param name="then">What follows, counted from the end of the warm-up; it counts steps or epochs as this schedule does.</param>
/// <exception cref="ArgumentOutOfRangeException">The length is below 1, or the factor outside 0 … 1.</exception>
public sealed class LinearWarmup(int length, double startFactor = 1.0 / 3, Schedule? then = null) : Schedule
{
    private readonly int length = Hyperparameter.AtLeast(length, 1);
    private readonly double startFactor = Hyperparameter.Between(startFactor, 0, 1);

    /// <summary>What follows the warm-up.</summary>
    public Schedule? Then => then;

    internal override ReduceOnPlateau? Plateau => then?.Plateau;

    /// <inheritdoc/>
    public override double Rate(double baseRate, long index)
    {
        if (index < length) return baseRate * (startFactor + ((1 - startFactor) * index / length));
        return then?.Rate(baseRate, index - length) ?? baseRate;
    }

    /// <inheritdoc/>
    public override void Save(IDictionary<string, string> values) => then?.Save(values);

    /// <inheritdoc/>
    public override void Load(IReadOnlyDictionary<string, string> values) => then?.Load(values);
}
