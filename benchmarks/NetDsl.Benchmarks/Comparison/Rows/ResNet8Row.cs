using System.Collections.Generic;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>Three stages of one residual block each (He et al. 2016).</summary>
[Network]
public sealed partial class ResNet8
{
    private static Tensor Forward([Shape(3, 32, 32)] Tensor x)
    {
        x = Relu(BatchNorm(Conv2d(x, 16, 3, padding: 1, bias: false, name: "conv1"), name: "bn1"));
        x = Block(x, 16, 1, "block1");
        x = Block(x, 32, 2, "block2");
        x = Block(x, 64, 2, "block3");
        return Dense(GlobalAvgPool2d(x), 10, name: "fc");
    }

    private static Tensor Loss(Tensor scores, [Shape] IntTensor label) => SoftmaxCrossEntropy(scores, label);

    private static Tensor Block(Tensor x, int channels, int stride, string name)
    {
        var y = Relu(BatchNorm(Conv2d(x, channels, 3, stride, 1, bias: false, name: $"{name}.conv1"), name: $"{name}.bn1"));
        y = BatchNorm(Conv2d(y, channels, 3, padding: 1, bias: false, name: $"{name}.conv2"), name: $"{name}.bn2");
        if (stride != 1) x = BatchNorm(Conv2d(x, channels, 1, stride, bias: false, name: $"{name}.conv3"), name: $"{name}.bn3");
        return Relu(y + x);
    }
}

/// <summary>A training step of it.</summary>
internal sealed class ResNet8Row : ComparisonRow
{
    private const int Batch = 32;

    private const double First = 1024 * 16 * 27;

    /// <summary>Multiply-adds of one picture.</summary>
    internal const double Forward = First + (2.0 * 1024 * 16 * 144) + (256 * 32 * (144 + 288 + 16)) + (64 * 64 * (288 + 576 + 32)) + 640;

    /// <inheritdoc/>
    public override string Key => "resnet8";

    /// <inheritdoc/>
    public override string Title => "ResNet-8 (3×32×32), batch 32, momentum";

    /// <inheritdoc/>
    public override double Operations => 2.0 * Batch * ((3 * Forward) - First);

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 1.8)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> PyTorchVariants => ["eager", "script", "channels_last"];

    /// <inheritdoc/>
    public override Workload Create(int threads) => new TrainingWorkload<ResNet8>(new ResNet8(), new Sgd(0.01, 0.9), Batch, threads);
}
