using System.Collections.Generic;
using NetDsl.Benchmarks.Comparison.Rows;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>All rows, in the order of the table.</summary>
internal static class ComparisonRows
{
    private const string NoBatchNorm = "the language has no batch normalisation yet";
    private const string NoAttention = "the language has no layer normalisation yet";

    /// <summary>All rows.</summary>
    public static IReadOnlyList<ComparisonRow> All { get; } =
    [
        new DigitsRow(),
        new Mlp1024Row(),
        new LeNet5Row(),
        new PendingRow("resnet8", "ResNet-8 (3×32×32), batch 32, momentum", NoBatchNorm, new Goal(Rival.PyTorch, 1.8)),
        new VggRow(),
        new LstmRow(),
        new PendingRow("chargpt4", "char GPT, 4 layers, width 128, context 64, batch 12, AdamW", NoAttention, new Goal(Rival.PyTorch, 2)),
        new PendingRow("chargpt6", "char GPT, 6 layers, width 384, context 256, batch 4, AdamW", NoAttention, new Goal(Rival.PyTorch, 1.3)),
        new PendingRow("gpt2", "GPT-2 124M, context 64, batch 4, AdamW", NoAttention, new Goal(Rival.PyTorch, 1.5), new Goal(Rival.C, 4.5)),
        new PredictDigitsRow(),
        new PredictLeNet5Row(),
        new PendingRow("predict_resnet8", "prediction, batch 1: ResNet-8", NoBatchNorm, new Goal(Rival.OnnxRuntime, 1.2)),
        new PendingRow("predict_chargpt4", "prediction, batch 1: char GPT, 64 tokens", NoAttention, new Goal(Rival.OnnxRuntime, 1.2)),
    ];
}
