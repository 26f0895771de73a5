using System.Collections.Generic;
using static NetDsl.Functions;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>GPT-2 with 124 million parameters over 64 tokens.</summary>
[Network]
public sealed partial class Gpt2
{
    private static Tensor Forward([Shape(64)] IntTensor x) => Gpt.TiedDecoder(x, vocabulary: 50257, positions: 1024, layers: 12, width: 768, heads: 12);

    private static Tensor Loss(Tensor scores, [Shape(64)] IntTensor label) => SoftmaxCrossEntropy(scores, label);
}

/// <summary>A training step of it.</summary>
internal sealed class Gpt2Row : ComparisonRow
{
    /// <inheritdoc/>
    public override string Key => "gpt2";

    /// <inheritdoc/>
    public override string Title => "GPT-2 124M, context 64, batch 4, AdamW";

    /// <inheritdoc/>
    public override double Operations => 6.0 * 4 * 64 * Gpt.Forward(50257, 64, 12, 768);

    /// <inheritdoc/>
    public override bool Large => true;

    /// <summary>Two alone: a process takes gigabytes.</summary>
    public override IReadOnlyList<int> Threads => [2];

    /// <inheritdoc/>
    public override IReadOnlyList<string> PyTorchVariants => ["eager"];

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 1.5), new Goal(Rival.C, 4.5)];

    /// <inheritdoc/>
    public override Workload Create(int threads) => new TrainingWorkload<Gpt2>(new Gpt2(), GptOptimizer.Make(), 4, threads);
}
