using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Vision;

/// <summary>LeNet-5 (LeCun et al. 1998) for 28 × 28 pictures, with a softmax for its radial basis functions: 61,706 parameters.</summary>
[Network]
public sealed partial class LeNet5
{
    static Tensor Forward([Shape(1, 28, 28)] Tensor image)
    {
        var x = AvgPool2d(Tanh(Conv2d(image, 6, 5, padding: 2, name: "conv1")), 2);
        x = AvgPool2d(Tanh(Conv2d(x, 16, 5, name: "conv2")), 2);
        x = Tanh(Dense(Flatten(x), 120, name: "fc1"));
        x = Tanh(Dense(x, 84, name: "fc2"));
        return Dense(x, 10, name: "fc3");
    }

    static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label);
}
