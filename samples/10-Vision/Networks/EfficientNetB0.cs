using System;
using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Vision;

/// <summary>EfficientNet-B0 (Tan and Le 2019): depthwise convolutions, squeeze-and-excitation, SiLU, stochastic depth; 5,288,548 parameters.</summary>
[Network]
public sealed partial class EfficientNetB0
{
    private const int Blocks = 16;

    static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        var x = Silu(Normed(image, 32, 3, 2, 1, "features.0"));
        var (done, number) = (0, 1);
        foreach (var (expand, kernel, stride, channels, blocks) in new[]
        {
            (1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1),
        })
        {
            for (int block = 0; block < blocks; block++)
                x = Inverted(x, expand, kernel, block == 0 ? stride : 1, channels, 0.2 * done++ / Blocks, $"features.{number}.{block}.block");
            number++;
        }

        x = Silu(Normed(x, 1280, 1, 1, 1, "features.8"));
        return Dense(Dropout(GlobalAvgPool2d(x), 0.2), 1000, name: "classifier.1");
    }

    /// <summary>Wide inside, narrow outside: the inverted residual of MobileNetV2.</summary>
    static Tensor Inverted(Tensor x, int expand, int kernel, int stride, int channels, double drop, string name)
    {
        var (y, part, wide) = (x, 0, x.Shape[0] * expand);
        if (expand > 1) y = Silu(Normed(y, wide, 1, 1, 1, $"{name}.{part++}"));
        y = Silu(Normed(y, wide, kernel, stride, wide, $"{name}.{part++}"));
        y = SqueezeExcite(y, Math.Max(1, x.Shape[0] / 4), Silu, name: $"{name}.{part++}");
        y = Normed(y, channels, 1, 1, 1, $"{name}.{part}");
        return stride == 1 && x.Shape[0] == channels ? x + DropPath(y, drop) : y;
    }

    static Tensor Normed(Tensor x, int channels, int kernel, int stride, int groups, string name) =>
        BatchNorm(Conv2d(x, channels, kernel, stride, padding: kernel / 2, groups: groups, bias: false, init: Init.HeNormal, name: $"{name}.0"), name: $"{name}.1");

    static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label, labelSmoothing: 0.1);
}
