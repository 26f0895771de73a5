using System;
using BenchmarkDotNet.Attributes;

namespace NetDsl.Benchmarks.Training;

/// <summary>Predictions of the digits network, on the thread that asks.</summary>
[MemoryDiagnoser]
public class PredictionBenchmarks
{
    private readonly DigitBatch batch = new();
    private readonly Digits network = new(seed: 1);
    private readonly float[] scores = new float[DigitBatch.Size * 10];

    /// <summary>Samples at a time.</summary>
    [Params(1, DigitBatch.Size)]
    public int Samples { get; set; }

    /// <summary>One call.</summary>
    [Benchmark]
    public void Predict() => network.Predict(batch.X.AsSpan(0, Samples * 784), scores.AsSpan(0, Samples * 10));
}
