using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Vision;

/// <summary>ResNet-18 (He et al. 2015): 11,689,512 parameters.</summary>
[Network]
public sealed partial class ResNet18
{
    static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        var x = Relu(Normed(image, 64, 7, 2, "conv1", "bn1"));
        x = MaxPool2d(x, 3, stride: 2, padding: 1);
        for (int stage = 0; stage < 4; stage++)
            for (int block = 0; block < 2; block++)
                x = Residual(x, 64 << stage, stage > 0 && block == 0 ? 2 : 1, $"layer{stage + 1}.{block}");
        return Dense(GlobalAvgPool2d(x), 1000, name: "fc");
    }

    static Tensor Residual(Tensor x, int channels, int stride, string name)
    {
        var y = Relu(Normed(x, channels, 3, stride, $"{name}.conv1", $"{name}.bn1"));
        y = Normed(y, channels, 3, 1, $"{name}.conv2", $"{name}.bn2");
        if (stride != 1 || x.Shape[0] != channels) x = Normed(x, channels, 1, stride, $"{name}.downsample.0", $"{name}.downsample.1");
        return Relu(x + y);
    }

    static Tensor Normed(Tensor x, int channels, int kernel, int stride, string conv, string norm) =>
        BatchNorm(Conv2d(x, channels, kernel, stride, padding: kernel / 2, bias: false, init: Init.HeNormal, name: conv), name: norm);

    static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label);
}
