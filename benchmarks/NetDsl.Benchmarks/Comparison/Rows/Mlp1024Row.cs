using System.Collections.Generic;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>Dense layers that are large enough for the products to count alone.</summary>
[Network]
[Input(784)]
[Dense(1024, Name = "fc1"), Relu]
[Dense(1024, Name = "fc2"), Relu]
[Dense(10, Name = "fc3")]
[SoftmaxCrossEntropy]
public sealed partial class Mlp1024;

/// <summary>A training step of it.</summary>
internal sealed class Mlp1024Row : ComparisonRow
{
    private const int Batch = 128;

    /// <inheritdoc/>
    public override string Key => "mlp1024";

    /// <inheritdoc/>
    public override string Title => "MLP 784-1024-1024-10, batch 128, Adam";

    /// <inheritdoc/>
    public override double Operations => 2.0 * Batch * ((2 * 784 * 1024) + (3 * 1024 * 1024) + (3 * 1024 * 10));

    /// <inheritdoc/>
    public override double PeakGoal => 0.7;

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 1.6), new Goal(Rival.C, 0)];

    /// <inheritdoc/>
    public override Workload Create(int threads) => new TrainingWorkload<Mlp1024>(new Mlp1024(), new Adam(), Batch, threads);
}
