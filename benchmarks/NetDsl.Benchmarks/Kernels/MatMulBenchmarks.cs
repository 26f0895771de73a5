using System;
using BenchmarkDotNet.Attributes;
using NetDsl.Threading;

namespace NetDsl.Benchmarks.Kernels;

/// <summary>Matrix products: square ones, and the layers of 784-128-64-10 at a batch of 64.</summary>
public class MatMulBenchmarks
{
    private Product product = null!;
    private ThreadTeam team = null!;

    /// <summary>m × n × k.</summary>
    [Params("512x512x512", "1024x1024x1024", "64x128x784", "64x64x128", "64x10x64", "1x128x784")]
    public string Shape { get; set; } = "512x512x512";

    /// <summary>Which product.</summary>
    [ParamsAllValues]
    public ProductKind Kind { get; set; }

    /// <summary>Threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Makes the buffers.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var sizes = Array.ConvertAll(Shape.Split('x'), int.Parse);
        product = new Product(Kind, sizes[0], sizes[1], sizes[2]);
        team = new ThreadTeam(Threads);
    }

    /// <summary>One product.</summary>
    [Benchmark]
    public void Run() => team.Run(product);

    /// <summary>Gives the buffers back.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        product.Dispose();
        team.Dispose();
    }
}
