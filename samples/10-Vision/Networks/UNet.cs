using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Vision;

/// <summary>U-Net (Ronneberger et al. 2015) with padding and batch norm, base width 16, one class: whether each pixel belongs to a thing; 1,942,289 parameters.</summary>
[Network]
public sealed partial class UNet
{
    private const int Width = 16, Depth = 4;

    static Tensor Forward([Shape(1, 64, 64)] Tensor image) => Conv2d(Level(image, 0), 1, 1, name: "head");

    /// <summary>One level down and up again: what comes from below is joined with what went past it.</summary>
    static Tensor Level(Tensor x, int level)
    {
        var channels = Width << level;
        x = Twice(x, channels, $"down{level}");
        if (level == Depth) return x;
        var below = Level(MaxPool2d(x, 2), level + 1);
        return Twice(Concat(x, ConvTranspose2d(below, channels, 2, stride: 2, name: $"up{level}.grow")), channels, $"up{level}");
    }

    static Tensor Twice(Tensor x, int channels, string name)
    {
        for (int i = 1; i <= 2; i++)
            x = Relu(BatchNorm(Conv2d(x, channels, 3, padding: 1, bias: false, init: Init.HeNormal, name: $"{name}.conv{i}"), name: $"{name}.bn{i}"));
        return x;
    }

    static Tensor Loss(Tensor logits, [Shape(1, 64, 64)] Tensor mask) => BinaryCrossEntropyWithLogits(logits, mask);
}
