using System.Collections.Generic;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>LeCun et al. 1998, with cross-entropy.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2d(6, 5, Padding = 2, Name = "conv1"), Tanh, AvgPool2d(2)]
[Conv2d(16, 5, Name = "conv2"), Tanh, AvgPool2d(2)]
[Flatten, Dense(120, Name = "fc1"), Tanh, Dense(84, Name = "fc2"), Tanh, Dense(10, Name = "fc3")]
[SoftmaxCrossEntropy]
public sealed partial class LeNet5;

/// <summary>A training step of it.</summary>
internal sealed class LeNet5Row : ComparisonRow
{
    private const int Batch = 64;

    /// <summary>Multiply-adds of one picture.</summary>
    internal const double Forward = (28 * 28 * 6 * 25) + (10 * 10 * 16 * 150) + (400 * 120) + (120 * 84) + (84 * 10);

    /// <inheritdoc/>
    public override string Key => "lenet5";

    /// <inheritdoc/>
    public override string Title => "LeNet-5 (1×28×28), batch 64, momentum";

    /// <inheritdoc/>
    public override double Operations => 2.0 * Batch * ((3 * Forward) - (28 * 28 * 6 * 25));

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 3)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> PyTorchVariants => ["eager", "script", "channels_last"];

    /// <inheritdoc/>
    public override Workload Create(int threads) => new TrainingWorkload<LeNet5>(new LeNet5(), new Sgd(0.01, 0.9), Batch, threads);
}
