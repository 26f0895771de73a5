using System.Collections.Generic;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>A small network after Simonyan and Zisserman 2014.</summary>
[Network]
[Input(3, 32, 32)]
[Conv2d(64, 3, Padding = 1, Name = "conv1"), Relu, Conv2d(64, 3, Padding = 1, Name = "conv2"), Relu, MaxPool2d(2)]
[Conv2d(128, 3, Padding = 1, Name = "conv3"), Relu, Conv2d(128, 3, Padding = 1, Name = "conv4"), Relu, MaxPool2d(2)]
[Conv2d(256, 3, Padding = 1, Name = "conv5"), Relu, Conv2d(256, 3, Padding = 1, Name = "conv6"), Relu, MaxPool2d(2)]
[Flatten, Dense(256, Name = "fc1"), Relu, Dense(10, Name = "fc2")]
[SoftmaxCrossEntropy]
public sealed partial class SmallVgg;

/// <summary>A training step of it.</summary>
internal sealed class VggRow : ComparisonRow
{
    private const int Batch = 32;

    private const double First = 32 * 32 * 64 * 27;

    private const double Forward = First + (32 * 32 * 64 * 576) + (16 * 16 * 128 * (576 + 1152)) + (8 * 8 * 256 * (1152 + 2304)) + (4096 * 256) + (256 * 10);

    /// <inheritdoc/>
    public override string Key => "vgg";

    /// <inheritdoc/>
    public override string Title => "small VGG (3×32×32), batch 32, momentum";

    /// <inheritdoc/>
    public override double Operations => 2.0 * Batch * ((3 * Forward) - First);

    /// <inheritdoc/>
    public override bool Large => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 1.4)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> PyTorchVariants => ["eager", "script", "channels_last"];

    /// <inheritdoc/>
    public override Workload Create(int threads) => new TrainingWorkload<SmallVgg>(new SmallVgg(), new Sgd(0.01, 0.9), Batch, threads);
}
