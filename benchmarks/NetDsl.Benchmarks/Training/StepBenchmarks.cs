using BenchmarkDotNet.Attributes;

namespace NetDsl.Benchmarks.Training;

/// <summary>A training step of the digits network at a batch of 64 with Adam: forward, backward, update.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private readonly DigitBatch batch = new();
    private Trainer<Digits> trainer = null!;

    /// <summary>Threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Makes the trainer.</summary>
    [GlobalSetup]
    public void Setup() => trainer = DigitBatch.Trainer(Threads);

    /// <summary>One step.</summary>
    [Benchmark]
    public float Step() => trainer.Step(batch.X, batch.Labels);

    /// <summary>Gives the buffers back.</summary>
    [GlobalCleanup]
    public void Cleanup() => trainer.Dispose();
}
