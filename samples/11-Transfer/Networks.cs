using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Transfer;

/// <summary>Tells five digits apart. What is below the head is called <c>features.…</c>, so that a group can speak of it.</summary>
[Network]
public sealed partial class FiveDigits
{
    public const int Classes = 5;

    static Tensor Forward([Shape(1, 28, 28)] Tensor image)
    {
        var x = MaxPool2d(Block(image, 16, 1), 2);
        x = MaxPool2d(Block(x, 32, 2), 2);
        x = Block(x, 64, 3);
        return Dense(GlobalAvgPool2d(x), Classes, name: "head");
    }

    static Tensor Loss(Tensor scores, [Shape] IntTensor label) => SoftmaxCrossEntropy(scores, label);

    static Tensor Block(Tensor x, int channels, int number) => Relu(BatchNorm(
        Conv2d(x, channels, 3, padding: 1, bias: false, init: Init.HeNormal, name: $"features.{number}.conv"), name: $"features.{number}.bn"));
}
