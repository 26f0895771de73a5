using System.Collections.Generic;

namespace NetDsl;

/// <summary>What a schedule counts.</summary>
public enum SchedulePeriod
{
    /// <summary>Training steps.</summary>
    Step,

    /// <summary>Passes over the training data.</summary>
    Epoch,
}

/// <summary>The learning rate over time. Formulas are those of PyTorch's schedulers of the same names.</summary>
public abstract class Schedule
{
    /// <summary>Whether the numbers of this schedule count steps (as they do unless said otherwise) or epochs.</summary>
    public SchedulePeriod Per { get; init; }

    /// <summary>The rate of step or epoch <paramref name="index"/>.</summary>
    /// <param name="baseRate">The optimizer's learning rate.</param>
    /// <param name="index">Counted from 0.</param>
    public abstract double Rate(double baseRate, long index);

    /// <summary>The part of the schedule that wants a report at the end of each epoch.</summary>
    internal virtual ReduceOnPlateau? Plateau => null;

    /// <summary>Adds what the schedule remembers to <paramref name="values"/>.</summary>
    public virtual void Save(IDictionary<string, string> values)
    {
    }

    /// <summary>Takes back what <see cref="Save"/> added.</summary>
    public virtual void Load(IReadOnlyDictionary<string, string> values)
    {
    }
}
