using System.Collections.Generic;
using NetDsl.Benchmarks.Training;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>A training step of the digits network.</summary>
internal sealed class DigitsRow : ComparisonRow
{
    /// <inheritdoc/>
    public override string Key => "digits";

    /// <inheritdoc/>
    public override string Title => "digits MLP 784-128-64-10, batch 64, Adam";

    /// <inheritdoc/>
    public override double Operations => DigitBatch.StepOperations;

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 4), new Goal(Rival.C, 0)];

    /// <inheritdoc/>
    public override Workload Create(int threads) => new TrainingWorkload<Digits>(new Digits(), new Adam(), DigitBatch.Size, threads);
}
