using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Vision;

/// <summary>ResNet-50 (He et al. 2015; the stride in the 3 × 3 convolution, as in torchvision): 25,557,032 parameters.</summary>
[Network]
public sealed partial class ResNet50
{
    private static readonly int[] Blocks = [3, 4, 6, 3];

    static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        var x = Relu(Normed(image, 64, 7, 2, "conv1", "bn1"));
        x = MaxPool2d(x, 3, stride: 2, padding: 1);
        for (int stage = 0; stage < 4; stage++)
            for (int block = 0; block < Blocks[stage]; block++)
                x = Bottleneck(x, 64 << stage, stage > 0 && block == 0 ? 2 : 1, $"layer{stage + 1}.{block}");
        return Dense(GlobalAvgPool2d(x), 1000, name: "fc");
    }

    static Tensor Bottleneck(Tensor x, int width, int stride, string name)
    {
        var y = Relu(Normed(x, width, 1, 1, $"{name}.conv1", $"{name}.bn1"));
        y = Relu(Normed(y, width, 3, stride, $"{name}.conv2", $"{name}.bn2"));
        y = Normed(y, 4 * width, 1, 1, $"{name}.conv3", $"{name}.bn3");
        if (x.Shape[0] != 4 * width) x = Normed(x, 4 * width, 1, stride, $"{name}.downsample.0", $"{name}.downsample.1");
        return Relu(x + y);
    }

    static Tensor Normed(Tensor x, int channels, int kernel, int stride, string conv, string norm) =>
        BatchNorm(Conv2d(x, channels, kernel, stride, padding: kernel / 2, bias: false, init: Init.HeNormal, name: conv), name: norm);

    static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label);
}
