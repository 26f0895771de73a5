using System;
using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using NetDsl.Memory;

namespace NetDsl.Benchmarks.Kernels;

/// <summary>One step of each optimizer over a block of parameters: that of the digits network, and one that no cache holds.</summary>
public class OptimizerBenchmarks
{
    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new(StringComparer.Ordinal)
    {
        ["sgd"] = () => new Sgd(),
        ["momentum"] = () => new Sgd(0.01, 0.9),
        ["adam"] = () => new Adam(),
        ["adamw"] = () => new AdamW(),
        ["amsgrad"] = () => new Adam(amsGrad: true),
        ["nadam"] = () => new NAdam(),
        ["radam"] = () => new RAdam(),
        ["rmsprop"] = () => new RmsProp(),
        ["adagrad"] = () => new Adagrad(),
        ["adadelta"] = () => new Adadelta(),
    };

    private AlignedBuffer weights = null!;
    private AlignedBuffer gradients = null!;
    private Optimizer optimizer = null!;

    /// <summary>Parameters.</summary>
    [Params(109_392, 16_000_000)]
    public int Count { get; set; }

    /// <summary>Which formula.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "adam";

    /// <summary>All of them.</summary>
    public static IEnumerable<string> Names => Optimizers.Keys;

    /// <summary>Makes the blocks.</summary>
    [GlobalSetup]
    public void Setup()
    {
        (weights, gradients) = (new AlignedBuffer(Count), new AlignedBuffer(Count));
        var random = new Random(1);
        foreach (ref var value in gradients.Span) value = (random.NextSingle() - 0.5f) * 0.01f;
        optimizer = Optimizers[Name]();
        optimizer.Attach(new NetworkInfo("Block", [new("w", [Count], 0, Init.Zeros, 1, 1)], [], [], [], Count, ""));
    }

    /// <summary>One step, on one thread.</summary>
    [Benchmark]
    public void Step() => optimizer.Step(weights.Span, gradients.Span);

    /// <summary>Gives the blocks back.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        weights.Dispose();
        gradients.Dispose();
        optimizer.Dispose();
    }
}
