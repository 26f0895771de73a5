using System;
using System.Collections.Generic;

namespace NetDsl;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="TrainLoss">Mean over the samples, each with the parameters of its step.</param>
/// <param name="TrainMetrics">Likewise; after a resume in the middle of an epoch, of the samples since.</param>
/// <param name="ValidationLoss">Mean over the validation set with the parameters at the end of the epoch; null without one.</param>
/// <param name="ValidationMetrics">Likewise.</param>
/// <param name="LearningRate">The rate at the beginning of the epoch.</param>
/// <param name="Seconds">Time of training, validation left out.</param>
/// <param name="SamplesPerSecond">Training samples in each second of it.</param>
public sealed record EpochRecord(
    int Epoch,
    double TrainLoss,
    IReadOnlyDictionary<string, double> TrainMetrics,
    double? ValidationLoss,
    IReadOnlyDictionary<string, double>? ValidationMetrics,
    double LearningRate,
    double Seconds,
    double SamplesPerSecond)
{
    /// <summary>Those of the validation set; of the training set where there is none.</summary>
    public IReadOnlyDictionary<string, double> Metrics => ValidationMetrics ?? TrainMetrics;

    /// <summary>The monitored value: of the validation set; of the training set where there is none.</summary>
    /// <exception cref="ArgumentException">The metric was not taken.</exception>
    public double Value(Objective monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        if (monitor.Name is not { } name) return ValidationLoss ?? TrainLoss;
        return Metrics.TryGetValue(name, out var value) ? value : throw new ArgumentException($"the epoch has no metric '{name}', but: {string.Join(", ", Metrics.Keys)}", nameof(monitor));
    }
}
