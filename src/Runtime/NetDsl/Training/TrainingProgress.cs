using System;
using System.Collections.Generic;

namespace NetDsl;

/// <summary>Where a fit stands, after a step or at the end of an epoch.</summary>
/// <param name="Epoch">The epoch in work, counted from 1.</param>
/// <param name="Epochs">The last epoch of this fit.</param>
/// <param name="Step">Steps of this epoch that are done.</param>
/// <param name="StepsPerEpoch">Steps of an epoch.</param>
/// <param name="TotalSteps">Steps done in all.</param>
/// <param name="Loss">The mean training loss of this epoch so far.</param>
/// <param name="LearningRate">The rate of the step.</param>
/// <param name="SamplesPerSecond">Speed of training in this epoch.</param>
/// <param name="Elapsed">Time since the fit began.</param>
/// <param name="Remaining">Time that it will still take at this pace.</param>
/// <param name="Metrics">Their values are those of this epoch so far; read them at once, training goes on with them.</param>
/// <param name="Finished">The epoch's record if it is done, else null.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int Step,
    int StepsPerEpoch,
    long TotalSteps,
    double Loss,
    double LearningRate,
    double SamplesPerSecond,
    TimeSpan Elapsed,
    TimeSpan Remaining,
    IReadOnlyList<Metric> Metrics,
    EpochRecord? Finished);
