using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Segmentation;

/// <summary>
/// A small U-Net (Ronneberger, Fischer and Brox 2015): on the way down it sees more and more of the surroundings, on the way up the
/// concatenations bring back where exactly things are.
/// </summary>
[Network]
public sealed partial class UNet
{
    private const int Width = 8;

    static Tensor Forward([Shape(1, 64, 64)] Tensor image)
    {
        var fine = Twice(image, Width, "down1");
        var middle = Twice(MaxPool2d(fine, 2), 2 * Width, "down2");
        var coarse = Twice(MaxPool2d(middle, 2), 4 * Width, "down3");
        var deep = Twice(MaxPool2d(coarse, 2), 8 * Width, "bottom");
        var x = Twice(Concat([Up(deep, 4 * Width, "up3"), coarse], 0), 4 * Width, "right3");
        x = Twice(Concat([Up(x, 2 * Width, "up2"), middle], 0), 2 * Width, "right2");
        x = Twice(Concat([Up(x, Width, "up1"), fine], 0), Width, "right1");
        return Conv2d(x, 1, 1, name: "mask");
    }

    static Tensor Loss(Tensor mask, [Shape(1, 64, 64)] Tensor truth) => BinaryCrossEntropyWithLogits(mask, truth);

    static Tensor Twice(Tensor x, int channels, string name) => Block(Block(x, channels, $"{name}.1"), channels, $"{name}.2");

    static Tensor Block(Tensor x, int channels, string name) =>
        Relu(BatchNorm(Conv2d(x, channels, 3, padding: 1, bias: false, init: Init.HeNormal, name: $"{name}.conv"), name: $"{name}.bn"));

    static Tensor Up(Tensor x, int channels, string name) => ConvTranspose2d(x, channels, 2, stride: 2, name: name);
}
