using System;
using System.Collections.Generic;

namespace NetDsl.Runtime.Tests.Training;

/// <summary>Keeps the targets it is shown, batch by batch: which samples a fit takes, and in what order.</summary>
internal sealed class SeenTargets : Metric
{
    public List<List<float[]>> Epochs { get; } = [];

    public override string Name => "seen";

    public override double Value => Epochs.Count;

    public override void Reset() => Epochs.Add([]);

    public override void Add(in MetricBatch batch) => Epochs[^1].Add(batch.Targets.ToArray());
}

/// <summary>Keeps every report and answers it at once, on the caller's thread.</summary>
internal sealed class Reports(Action<TrainingProgress>? answer = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> All { get; } = [];

    public void Report(TrainingProgress value)
    {
        All.Add(value);
        answer?.Invoke(value);
    }
}
