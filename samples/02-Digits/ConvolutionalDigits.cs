using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Handwriting;

/// <summary>Convolutions of 3 × 3 with batch norms: what is usual since VGG (Simonyan and Zisserman 2015) and Ioffe and Szegedy (2015).</summary>
[Network]
public sealed partial class ConvolutionalDigits
{
    static Tensor Forward([Shape(1, 28, 28)] Tensor image) => Layers(image, dropout: 0.2).Scores;

    static Tensor Loss(Tensor scores, [Shape] IntTensor label) => SoftmaxCrossEntropy(scores, label);

    internal static (Tensor Scores, Tensor First, Tensor Second) Layers(Tensor image, double dropout)
    {
        var first = Block(image, 16, 1);
        var second = Block(MaxPool2d(Block(first, 16, 2), 2), 32, 3);
        var x = MaxPool2d(Block(second, 32, 4), 2);
        x = GlobalAvgPool2d(Block(x, 64, 5));
        if (dropout > 0) x = Dropout(x, dropout);
        return (Dense(x, 10, name: "fc"), first, second);
    }

    static Tensor Block(Tensor x, int channels, int number) =>
        Relu(BatchNorm(Conv2d(x, channels, 3, padding: 1, bias: false, init: Init.HeNormal, name: $"conv{number}"), name: $"bn{number}"));
}

/// <summary>The same layers with the same names but for the dropout, which has none; see <see cref="LeNet5Inside"/>.</summary>
[Network(InputGradients = true)]
public sealed partial class ConvolutionalDigitsInside
{
    static (Tensor Scores, Tensor First, Tensor Second) Forward([Shape(1, 28, 28)] Tensor image) => ConvolutionalDigits.Layers(image, dropout: 0);

    static Tensor Loss(Tensor scores, Tensor first, Tensor second, [Shape(10)] Tensor chosen) => Sum(scores * chosen);
}
