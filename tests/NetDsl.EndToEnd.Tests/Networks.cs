using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace NetDsl.EndToEnd.Tests;

/// <summary>Ten kinds of small pictures.</summary>
[Network]
[Input(1, 8, 8)]
[Flatten]
[Dense(32, Name = "fc1"), Relu]
[Dense(10, Name = "fc2")]
[SoftmaxCrossEntropy]
public sealed partial class Pictures;

/// <summary>The same with another number of kinds.</summary>
[Network]
[Input(1, 8, 8)]
[Flatten]
[Dense(32, Name = "fc1"), Relu]
[Dense(5, Name = "fc2")]
[SoftmaxCrossEntropy]
public sealed partial class FewerPictures;

/// <summary>Sizes that divide by no vector, and random numbers in training.</summary>
[Network]
[Input(37)]
[Dense(45, Name = "fc1"), Tanh, Dropout(0.3)]
[Dense(19, Name = "fc2"), Gelu, Dropout(0.2)]
[Dense(7, Name = "fc3")]
[SoftmaxCrossEntropy]
public sealed partial class Dropping;

/// <summary>Several inputs, one of them integers, and two outputs.</summary>
[Network]
public sealed partial class Measured
{
    private static (Tensor mean, Tensor scale) Forward([Shape(3)] Tensor x, [Shape] IntTensor kind)
    {
        var hidden = Tanh(Dense(Concat(x, Embedding(kind, 5, 2, name: "kinds")), 8, name: "hidden"));
        return (Dense(hidden, 1, name: "mean"), Softplus(Dense(hidden, 1, name: "scale")));
    }

    private static Tensor Loss(Tensor mean, Tensor scale, [Shape(1)] Tensor target) => Mean(Log(scale) + 0.5 * Square((target - mean) / scale));
}

/// <summary>Integers alone.</summary>
[Network]
[Input(4, Integers = true)]
[Embedding(12, 6, Name = "words"), Flatten, Dense(3, Name = "head")]
[SoftmaxCrossEntropy]
public sealed partial class Words;

/// <summary>Where the weights are negative, the logarithm is not a number.</summary>
[Network]
public sealed partial class Logarithm
{
    private static Tensor Forward([Shape(2)] Tensor x)
    {
        var sum = Dense(x, 1, name: "sum");
        var level = Log(sum);
        return Dense(level, 1, name: "head");
    }

    private static Tensor Loss(Tensor y, [Shape(1)] Tensor target) => MeanSquaredError(y, target);
}

/// <summary>No loss.</summary>
[Network]
public sealed partial class Plain
{
    /// <summary>Read at build time.</summary>
    public static Tensor Forward([Shape(4)] Tensor x) => Dense(x, 2, name: "fc");
}

/// <summary>The gradient by the picture.</summary>
[Network(InputGradients = true)]
[Input(6), Dense(4, Name = "fc1"), Tanh, Dense(3, Name = "fc2")]
[SoftmaxCrossEntropy]
public sealed partial class Saliency;
