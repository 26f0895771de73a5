using System.Collections.Generic;
using NetDsl.Benchmarks.Comparison;
using NetDsl.Benchmarks.Comparison.Rows;
using NetDsl.Benchmarks.Training;
using NetDsl.GpuBenchmarks.Networks;
using Samples.Vision;

namespace NetDsl.GpuBenchmarks;

/// <summary>All rows, in the order of the table.</summary>
internal static class GpuRows
{
    // Multiply-adds of one picture of ResNet-18, and of its first layer, whose input needs no gradient.
    private const double ResNet = 1_814_073_344;
    private const double ResNetFirst = 118_013_952;
    private const double LeNetFirst = 28 * 28 * 6 * 25;

    /// <summary>All rows.</summary>
    public static IReadOnlyList<GpuRow> All { get; } =
    [
        new("digits", "digits MLP 784-128-64-10, batch 64, Adam", 2.0 * 64 * ((2 * 784 * 128) + (3 * 128 * 64) + (3 * 64 * 10)),
            precision => Training(precision, new Digits(), new Adam(), 64), precision => Training(precision, new Digits(), new Adam(), 2)),
        new("lenet5", "LeNet-5 (1×28×28), batch 64, momentum", 2.0 * 64 * ((3 * LeNet5Row.Forward) - LeNetFirst),
            precision => Training(precision, new LeNet5(), new Sgd(0.01, 0.9), 64), precision => Training(precision, new LeNet5(), new Sgd(0.01, 0.9), 2)),
        new("resnet18", "ResNet-18 (3×224×224), batch 32, momentum", 2.0 * 32 * ((3 * ResNet) - ResNetFirst),
            precision => Training(precision, new ResNet18(), new Sgd(0.01, 0.9), 32), precision => Training(precision, new ResNet18Tiny(), new Sgd(0.01, 0.9), 2)),
        new("chargpt", "char GPT, 6 layers, width 384, context 256, batch 64, AdamW", 6.0 * 64 * 256 * Gpt.Forward(65, 256, 6, 384),
            precision => Training(precision, new CharGpt6(), GptOptimizer.Make(), 64), precision => Training(precision, new CharGptTiny(), GptOptimizer.Make(), 2)),
        new("gpt2", "GPT-2 124M, context 1,024, batch 8, AdamW", 6.0 * 8 * 1024 * Gpt.Forward(50257, 1024, 12, 768),
            precision => Training(precision, new Gpt2(), GptOptimizer.Make(), 8), precision => Training(precision, new Gpt2Tiny(), GptOptimizer.Make(), 2)),
    ];

    private static TrainingWorkload<TNetwork> Training<TNetwork>(MatrixPrecision precision, TNetwork network, Optimizer optimizer, int batch)
        where TNetwork : Network => new(network, optimizer, batch, threads: 1, Device.Gpu, precision);
}
