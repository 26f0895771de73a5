using static NetDsl.Functions;
using static NetDsl.Layers;

namespace NetDsl.GpuBenchmarks.Networks;

/// <summary>The layers of ResNet-18 on a small picture: two stages, from four channels up.</summary>
[Network]
public sealed partial class ResNet18Tiny
{
    private static Tensor Forward([Shape(3, 16, 16)] Tensor x)
    {
        x = Relu(Normed(x, 4, 7, 2, "conv1", "bn1"));
        x = MaxPool2d(x, 3, stride: 2, padding: 1);
        for (var stage = 0; stage < 2; stage++)
            for (var block = 0; block < 2; block++)
                x = Residual(x, 4 << stage, stage > 0 && block == 0 ? 2 : 1, $"layer{stage + 1}.{block}");
        return Dense(GlobalAvgPool2d(x), 5, name: "fc");
    }

    private static Tensor Residual(Tensor x, int channels, int stride, string name)
    {
        var y = Relu(Normed(x, channels, 3, stride, $"{name}.conv1", $"{name}.bn1"));
        y = Normed(y, channels, 3, 1, $"{name}.conv2", $"{name}.bn2");
        if (stride != 1 || x.Shape[0] != channels) x = Normed(x, channels, 1, stride, $"{name}.downsample.0", $"{name}.downsample.1");
        return Relu(x + y);
    }

    private static Tensor Normed(Tensor x, int channels, int kernel, int stride, string conv, string norm) =>
        BatchNorm(Conv2d(x, channels, kernel, stride, padding: kernel / 2, bias: false, name: conv), name: norm);

    private static Tensor Loss(Tensor scores, [Shape] IntTensor label) => SoftmaxCrossEntropy(scores, label);
}
