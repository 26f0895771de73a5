using System.Collections.Generic;

namespace NetDsl.Analyzers.Tests;

/// <summary>Networks as they are written in practice, each of them right.</summary>
internal static class Sound
{
    public static readonly IReadOnlyDictionary<string, string> Networks = new Dictionary<string, string>
    {
        ["classifier"] = "[Network, Input(1, 28, 28), Flatten, Dense(128), Relu, Dropout(0.2), Dense(64), Relu, Dense(10), SoftmaxCrossEntropy] public sealed partial class Net;",
        ["squeezed by hand"] = "[Network, Input(3, 16, 16), Conv2d(8, 3, Padding = 1), Relu, AdaptiveAvgPool2d(1), Conv2d(4, 1), Relu, Flatten, Dense(2), SoftmaxCrossEntropy] public sealed partial class Net;",
        ["deep poolings"] = "[Network, Input(1, 32, 32), Conv2d(8, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(8, 3, Padding = 1), Relu, MaxPool2d(4), Conv2d(8, 3, Padding = 1), Relu, MaxPool2d(4), Flatten, Dense(2), SoftmaxCrossEntropy] public sealed partial class Net;",
        ["xor"] = "[Network, Input(2), Dense(4), Tanh, Dense(1), Sigmoid, MeanSquaredError] public sealed partial class Net;",
        ["logistic regression"] = "[Network, Input(30), Dense(1), BinaryCrossEntropyWithLogits] public sealed partial class Net;",
        ["linear regression"] = "[Network, Input(30), Dense(1), MeanSquaredError] public sealed partial class Net;",
        ["probabilities"] = "[Network, Input(8), Dense(8), Relu, Dense(1), Sigmoid, BinaryCrossEntropy] public sealed partial class Net;",
        ["self-normalising"] = "[Network, Input(8), Dense(64, Init = Init.LeCunNormal), Selu, AlphaDropout(0.1), Dense(64, Init = Init.LeCunNormal), Selu, Dense(1), Huber] public sealed partial class Net;",
        ["autoencoder"] = """
            [Network] public sealed partial class Net
            {
                static (Tensor code, Tensor picture) Forward([Shape(784)] Tensor x)
                {
                    var code = Dense(Relu(Dense(x, 64)), 8, name: "code");
                    return (code, Sigmoid(Dense(Relu(Dense(code, 64)), 784)));
                }

                static Tensor Loss(Tensor code, Tensor picture, [Shape(784)] Tensor target) => BinaryCrossEntropy(picture, target) + 1e-4f * Mean(Square(code));
            }
            """,
        ["variational"] = """
            [Network] public sealed partial class Net
            {
                static (Tensor mean, Tensor logVariance, Tensor y) Forward([Shape(16)] Tensor x, [Shape(4)] Tensor noise)
                {
                    var h = Tanh(Dense(x, 8));
                    var (mean, logVariance) = (Dense(h, 4), Dense(h, 4));
                    return (mean, logVariance, Dense(Tanh(Dense(mean + Exp(logVariance * 0.5f) * noise, 8)), 16));
                }

                static Tensor Loss(Tensor mean, Tensor logVariance, Tensor y, [Shape(16)] Tensor target) =>
                    MeanSquaredError(y, target) - 0.5f * Mean(1 + logVariance - Square(mean) - Exp(logVariance));
            }
            """,
        ["residual"] = """
            [Network] public sealed partial class Net
            {
                static Tensor Forward([Shape(32)] Tensor x)
                {
                    for (var i = 0; i < 6; i++) x = x + Dense(Relu(Dense(x, 64)), 32, name: $"out{i}");
                    return Dense(x, 5);
                }

                static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label, labelSmoothing: 0.1);
            }
            """,
        ["twins"] = """
            [Network] public sealed partial class Net
            {
                [Dense(16), Relu, Dense(4)] private static partial Tensor Encoder(Tensor x);
                static Tensor Forward([Shape(8)] Tensor a, [Shape(8)] Tensor b) => Sqrt(Sum(Square(Encoder(a) - Encoder(b)), 0, keepDims: true) + 1e-8f);
                static Tensor Loss(Tensor distance, [Shape(1)] Tensor same) => Mean(same * Square(distance) + (1 - same) * Square(Relu(1 - distance)));
            }
            """,
        ["attention"] = """
            [Network] public sealed partial class Net
            {
                static Tensor Forward([Shape(6)] IntTensor tokens)
                {
                    var x = TokenAndPositionEmbedding(tokens, 50, 16, 6);
                    var (q, k, v) = (Dense(x, 16, name: "q"), Dense(x, 16, name: "k"), Dense(x, 16, name: "v"));
                    var weights = Softmax(MatMul(q, k, transposeB: true) / MathF.Sqrt(16));
                    return Dense(Flatten(MatMul(weights, v)), 2);
                }

                static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label);
            }
            """,
        ["highway"] = """
            [Network] public sealed partial class Net
            {
                static Tensor Forward([Shape(8)] Tensor x)
                {
                    for (var i = 0; i < 5; i++)
                    {
                        var gate = Sigmoid(Dense(x, 8, biasInit: Init.Constant, biasGain: -2, name: $"gate{i}"));
                        x = gate * Relu(Dense(x, 8, name: $"way{i}")) + (1 - gate) * x;
                    }

                    return Dense(x, 1);
                }

                static Tensor Loss(Tensor y, [Shape(1)] Tensor target) => MeanSquaredError(y, target);
            }
            """,
        ["quantised"] = """
            [Network] public sealed partial class Net
            {
                static Tensor Forward([Shape(8)] Tensor x) => Dense(StraightThrough(v => Round(v * 4) / 4, Sigmoid(Dense(x, 8))), 2);
                static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label);
            }
            """,
        ["own activation"] = """
            [Network] public sealed partial class Net
            {
                static float Swish(float x) => x / (1 + MathF.Exp(-x));
                static float Leaky(float x) => x > 0 ? x : 0.01f * x;
                static Tensor Forward([Shape(8)] Tensor x) => Dense(Map(Leaky, Dense(Map(Swish, Dense(x, 8)), 8)), 2);
                static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label);
            }
            """,
        ["penalised"] = """
            [Network] public sealed partial class Net
            {
                static Tensor Forward([Shape(8)] Tensor x) => Dense(Relu(Dense(x, 8, name: "a")), 1, name: "b");
                static Tensor Loss(Tensor y, [Shape(1)] Tensor target) => MeanSquaredError(y, target) + L2Penalty(1e-4);
            }
            """,
        ["normalised"] = """
            [Network] public sealed partial class Net
            {
                static Tensor Forward([Shape(8)] Tensor x)
                {
                    var h = Dense(x, 8);
                    var normal = (h - Mean(h, 0, keepDims: true)) / Sqrt(Variance(h, 0, keepDims: true) + 1e-5f);
                    return Dense(Gelu(normal), 3);
                }

                static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label);
            }
            """,
        ["factorised"] = """
            [Network] public sealed partial class Net
            {
                static Tensor Forward([Shape] IntTensor user, [Shape] IntTensor item) =>
                    Sum(Embedding(user, 100, 8, name: "users") * Embedding(item, 200, 8, name: "items"), 0, keepDims: true);
                static Tensor Loss(Tensor y, [Shape(1)] Tensor rating) => MeanSquaredError(y, rating);
            }
            """,
    };
}
