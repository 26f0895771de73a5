using System.Collections.Generic;
using NetDsl.Benchmarks.Comparison.Rows;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>All rows, in the order of the table.</summary>
internal static class ComparisonRows
{
    /// <summary>All rows.</summary>
    public static IReadOnlyList<ComparisonRow> All { get; } =
    [
        new DigitsRow(),
        new Mlp1024Row(),
        new LeNet5Row(),
        new ResNet8Row(),
        new VggRow(),
        new LstmRow(),
        new CharGpt4Row(),
        new CharGpt6Row(),
        new Gpt2Row(),
        new PredictDigitsRow(),
        new PredictDenseDigitsRow(),
        new PredictLeNet5Row(),
        new PredictResNet8Row(),
        new PredictCharGptRow(),
    ];
}
