using BenchmarkDotNet.Attributes;

namespace NetDsl.Benchmarks.Generation;

/// <summary>What the compiler costs whoever types: the digits network, in a compiler process that is warm.</summary>
public class GeneratorBenchmarks
{
    private readonly Project project = new();

    /// <summary>Everything from nothing.</summary>
    [Benchmark]
    public void ColdDriver() => project.RunAnew();

    /// <summary>After an edit of the network.</summary>
    [Benchmark]
    public void EditOfTheNetwork() => project.EditNetwork();

    /// <summary>After an edit elsewhere.</summary>
    [Benchmark]
    public void UnrelatedEdit() => project.EditOther();
}
