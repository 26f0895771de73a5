using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Handwriting;

/// <summary>LeNet-5 (LeCun et al. 1998) as it is built today: ReLU for tanh, maximum for average, softmax at the end. 61,706 parameters.</summary>
[Network]
public sealed partial class LeNet5
{
    static Tensor Forward([Shape(1, 28, 28)] Tensor image) => Layers(image).Scores;

    static Tensor Loss(Tensor scores, [Shape] IntTensor label) => SoftmaxCrossEntropy(scores, label);

    internal static (Tensor Scores, Tensor First, Tensor Second) Layers(Tensor image)
    {
        var first = Relu(Conv2d(image, 6, 5, padding: 2, name: "conv1"));
        var second = Relu(Conv2d(MaxPool2d(first, 2), 16, 5, name: "conv2"));
        var x = Flatten(MaxPool2d(second, 2));
        x = Relu(Dense(x, 120, name: "fc1"));
        x = Relu(Dense(x, 84, name: "fc2"));
        return (Dense(x, 10, name: "fc3"), first, second);
    }
}

/// <summary>The same layers with the same names, so that it reads the same weights file, but it also gives out its feature maps and the gradient of a score by the image.</summary>
[Network(InputGradients = true)]
public sealed partial class LeNet5Inside
{
    static (Tensor Scores, Tensor First, Tensor Second) Forward([Shape(1, 28, 28)] Tensor image) => LeNet5.Layers(image);

    static Tensor Loss(Tensor scores, Tensor first, Tensor second, [Shape(10)] Tensor chosen) => Sum(scores * chosen);
}
