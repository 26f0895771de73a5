using System.Collections.Generic;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>A class of a sequence, from the state after its last element.</summary>
[Network]
public sealed partial class LstmClassifier
{
    private static Tensor Forward([Shape(64, 64)] Tensor x) => Dense(LastStep(Lstm(x, 128, name: "lstm")), 10, name: "fc");

    private static Tensor Loss(Tensor scores, [Shape] IntTensor label) => SoftmaxCrossEntropy(scores, label);
}

/// <summary>A training step of it.</summary>
internal sealed class LstmRow : ComparisonRow
{
    private const int Batch = 32;

    /// <inheritdoc/>
    public override string Key => "lstm";

    /// <inheritdoc/>
    public override string Title => "LSTM 64 → 128, 64 steps, batch 32, Adam";

    /// <inheritdoc/>
    public override double Operations => 2.0 * Batch * ((64 * 512 * ((2 * 64) + (3 * 128))) + (3 * 128 * 10));

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 3.5)];

    /// <inheritdoc/>
    public override Workload Create(int threads) => new TrainingWorkload<LstmClassifier>(new LstmClassifier(), new Adam(), Batch, threads);
}
