using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl;

/// <summary>A value of each epoch that decides something: when to stop, when to lower the rate, which run was best.</summary>
public sealed record Objective
{
    private Objective(string? metric, bool higherIsBetter)
    {
        Name = metric;
        HigherIsBetter = higherIsBetter;
    }

    /// <summary>The validation loss; the training loss where there is no validation set.</summary>
    public static Objective Loss { get; } = new(null, false);

    /// <summary>Name of the metric; null for the loss.</summary>
    public string? Name { get; }

    /// <summary>True where the largest value is the best.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>A metric by its name: on the validation set, or on the training set where there is no validation set.</summary>
    public static Objective Metric(string name, bool higherIsBetter = true) => new(name, higherIsBetter);

    /// <summary>That metric.</summary>
    public static Objective Of(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new Objective(metric.Key, metric.HigherIsBetter);
    }

    /// <summary>True if <paramref name="value"/> beats <paramref name="best"/> by more than <paramref name="margin"/>; anything beats NaN.</summary>
    public bool IsBetter(double value, double best, double margin = 0) =>
        !double.IsNaN(value) && (double.IsNaN(best) || (HigherIsBetter ? value > best + margin : value < best - margin));

    /// <summary>The metric is among those that are taken, and both agree on which value is the best.</summary>
    internal void Check(IReadOnlyList<Metric> metrics)
    {
        if (Name is null) return;
        var metric = metrics.FirstOrDefault(m => m.Key == Name)
            ?? throw new ArgumentException($"'{Name}' is monitored, but the metrics are: {(metrics.Count == 0 ? "none" : string.Join(", ", metrics.Select(m => m.Key)))}", nameof(metrics));
        if (metric.HigherIsBetter != HigherIsBetter)
            throw new ArgumentException($"'{Name}' is monitored as if its {(HigherIsBetter ? "largest" : "smallest")} value were the best, but that is its {(HigherIsBetter ? "smallest" : "largest")}: use Objective.Of(metric)", nameof(metrics));
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Name ?? "loss";
}
