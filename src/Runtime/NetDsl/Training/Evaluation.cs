using System.Collections.Generic;

namespace NetDsl;

/// <summary>What a network achieves on a data set.</summary>
/// <param name="Loss">The mean over the samples.</param>
/// <param name="Metrics">By name.</param>
public sealed record Evaluation(double Loss, IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>The monitored value.</summary>
    public double Value(Objective monitor)
    {
        System.ArgumentNullException.ThrowIfNull(monitor);
        return monitor.Name is { } name ? Metrics[name] : Loss;
    }
}
