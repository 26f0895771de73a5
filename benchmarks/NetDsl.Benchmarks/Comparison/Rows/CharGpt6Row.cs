using System.Collections.Generic;
using static NetDsl.Functions;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>Six layers of width 384 over 256 characters.</summary>
[Network]
public sealed partial class CharGpt6
{
    private static Tensor Forward([Shape(256)] IntTensor x) => Gpt.Decoder(x, vocabulary: 65, positions: 256, layers: 6, width: 384, heads: 6);

    private static Tensor Loss(Tensor scores, [Shape(256)] IntTensor label) => SoftmaxCrossEntropy(scores, label);
}

/// <summary>A training step of the larger one.</summary>
internal sealed class CharGpt6Row : ComparisonRow
{
    /// <inheritdoc/>
    public override string Key => "chargpt6";

    /// <inheritdoc/>
    public override string Title => "char GPT, 6 layers, width 384, context 256, batch 4, AdamW";

    /// <inheritdoc/>
    public override double Operations => 6.0 * 4 * 256 * Gpt.Forward(65, 256, 6, 384);

    /// <inheritdoc/>
    public override bool Large => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 1.3)];

    /// <inheritdoc/>
    public override Workload Create(int threads) => new TrainingWorkload<CharGpt6>(new CharGpt6(), GptOptimizer.Make(), 4, threads);
}
