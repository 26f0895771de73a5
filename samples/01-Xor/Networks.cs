using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Xor;

/// <summary>One neuron: w·x + b. It can only say on which side of a line a point lies, and no line parts the corners of XOR.</summary>
[Network]
[Input(2)]
[Dense(1)]
[BinaryCrossEntropyWithLogits]
public sealed partial class Perceptron;

/// <summary>Two layers with nothing between them: W₂(W₁x + b₁) + b₂ is still one line.</summary>
#pragma warning disable NDSL3001 // The compiler knows it too, and says so: to see it, take this line out.
[Network]
[Input(2)]
[Dense(8), Dense(1)]
[BinaryCrossEntropyWithLogits]
public sealed partial class LinearLayers;
#pragma warning restore NDSL3001

/// <summary>The same with a sigmoid between: now lines can be bent and added, and XOR is learned.</summary>
[Network]
[Input(2)]
[Dense(8), Sigmoid, Dense(1)]
[BinaryCrossEntropyWithLogits]
public sealed partial class SigmoidLayers;

/// <summary>The oldest activation, 1 above 0 and else 0. Its slope is 0 wherever it has one: the first layer gets no gradient and stays as drawn.</summary>
#pragma warning disable NDSL2001 // Meant: the sample shows that it does not learn.
[Network]
[Input(2)]
[Dense(8), Step, Dense(1)]
[BinaryCrossEntropyWithLogits]
public sealed partial class StepLayers;
#pragma warning restore NDSL2001

/// <summary>
/// The step again, but the backward pass takes it for the identity: a wrong gradient that points the right way. The clamp keeps that
/// slope to where the step may still change its mind (Hubara et al. 2016); without it, training strays.
/// </summary>
[Network]
public sealed partial class StraightThroughLayers
{
    static Tensor Forward([Shape(2)] Tensor x) => Dense(StraightThrough(Step, Clamp(Dense(x, 8), -1, 1)), 1);

    static Tensor Loss(Tensor logit, [Shape(1)] Tensor answer) => BinaryCrossEntropyWithLogits(logit, answer);
}

/// <summary>One neuron again, that also sees the products x₁², x₁x₂ and x₂². It is linear in those: XOR is x₁ + x₂ − 2x₁x₂.</summary>
[Network]
public sealed partial class Products
{
    static Tensor Forward([Shape(2)] Tensor x)
    {
        var x1 = Slice(x, 0, 0, 1);
        var x2 = Slice(x, 0, 1, 2);
        return Dense(Concat(x, x1 * x1, x1 * x2, x2 * x2), 1);
    }

    static Tensor Loss(Tensor logit, [Shape(1)] Tensor answer) => BinaryCrossEntropyWithLogits(logit, answer);
}
