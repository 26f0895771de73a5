using System.Collections.Generic;
using static NetDsl.Functions;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>Four layers of width 128 over 64 characters.</summary>
[Network]
public sealed partial class CharGpt4
{
    private static Tensor Forward([Shape(64)] IntTensor x) => Gpt.Decoder(x, vocabulary: 65, positions: 64, layers: 4, width: 128, heads: 4);

    private static Tensor Loss(Tensor scores, [Shape(64)] IntTensor label) => SoftmaxCrossEntropy(scores, label);
}

/// <summary>A training step of the smaller one.</summary>
internal sealed class CharGpt4Row : ComparisonRow
{
    /// <inheritdoc/>
    public override string Key => "chargpt4";

    /// <inheritdoc/>
    public override string Title => "char GPT, 4 layers, width 128, context 64, batch 12, AdamW";

    /// <inheritdoc/>
    public override double Operations => 6.0 * 12 * 64 * Gpt.Forward(65, 64, 4, 128);

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 2)];

    /// <inheritdoc/>
    public override Workload Create(int threads) => new TrainingWorkload<CharGpt4>(new CharGpt4(), GptOptimizer.Make(), 12, threads);
}
