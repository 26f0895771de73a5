using Xunit;

namespace NetDsl.Generator.Tests.Snapshots;

/// <summary>Emitted code of layers and activations.</summary>
public sealed class LayerSnapshots
{
    [Fact]
    public void Stack_with_relu_and_cross_entropy() => Emitted.Verify("""
        namespace Nets;
        [Network]
        [Input(2, 4)]
        [Flatten, Dense(6, Name = "fc1"), Relu]
        [Dense(3, Name = "fc2")]
        [SoftmaxCrossEntropy]
        public sealed partial class Classifier;
        """);

    [Fact]
    public void Regression_with_tanh_and_sigmoid() => Emitted.Verify("""
        [Network]
        [Input(4), Dense(6), Tanh, Dense(4), Sigmoid, Dense(1)]
        [MeanSquaredError]
        public sealed partial class Regression;
        """);

    [Fact]
    public void Convolutions_of_images() => Emitted.Verify("""
        [Network]
        [Input(1, 8, 8)]
        [Conv2d(4, 3, Padding = Padding.Same), Tanh]
        [Conv2d(6, 3, Stride = 2), Relu]
        [ConvTranspose2d(2, 2, Stride = 2)]
        [Flatten, Dense(3)]
        [SoftmaxCrossEntropy]
        public sealed partial class Images;
        """);

    [Fact]
    public void Residual_blocks_by_a_helper() => Emitted.Verify("""
        [Network]
        public sealed partial class Residual
        {
            static Tensor Forward([Shape(4)] Tensor x)
            {
                for (var i = 0; i < 2; i++) x = Block(x);
                return Dense(x, 2);
            }

            static Tensor Block(Tensor x) => x + Relu(Dense(x, x.Shape[0]));

            static Tensor Loss(Tensor y, [Shape(2)] Tensor target) => MeanSquaredError(y, target);
        }
        """);

    [Fact]
    public void Shared_layer_of_a_partial_method() => Emitted.Verify("""
        [Network]
        public sealed partial class Twins
        {
            [Dense(3)] private static partial Tensor Encoder(Tensor x);

            static Tensor Forward([Shape(4)] Tensor left, [Shape(4)] Tensor right) => Dense(Tanh(Encoder(left)) - Tanh(Encoder(right)), 1);

            static Tensor Loss(Tensor distance, [Shape(1)] Tensor target) => BinaryCrossEntropyWithLogits(distance, target);
        }
        """);

    [Fact]
    public void Swish_of_the_user() => Emitted.Verify("""
        [Network]
        public sealed partial class Swishing
        {
            static Tensor Forward([Shape(4)] Tensor x) => Dense(Map(Swish, Dense(x, 3)), 1);

            static float Swish(float x) => x / (1 + MathF.Exp(-x));

            static Tensor Loss(Tensor y, [Shape(1)] Tensor target) => MeanSquaredError(y, target);
        }
        """);

    [Fact]
    public void Swish_of_the_user_with_its_slope() => Emitted.Verify("""
        [Network]
        public sealed partial class Swishing
        {
            static Tensor Forward([Shape(4)] Tensor x) => Dense(Map(Swish, Dense(x, 3)), 1);

            [Derivative(nameof(SwishSlope))]
            static float Swish(float x) => x / (1 + MathF.Exp(-x));

            static float SwishSlope(float x) { var s = 1 / (1 + MathF.Exp(-x)); return s + x * s * (1 - s); }

            static Tensor Loss(Tensor y, [Shape(1)] Tensor target) => MeanSquaredError(y, target);
        }
        """);

    [Fact]
    public void Dropout_in_training_alone() => Emitted.Verify("""
        [Network]
        [Input(4), Dense(8), Relu, Dropout(0.25), Dense(3)]
        [SoftmaxCrossEntropy]
        public sealed partial class Dropping;
        """);

    [Fact]
    public void Self_normalising_stack() => Emitted.Verify("""
        [Network]
        [Input(4), Dense(8, Init = Init.LeCunNormal), Selu, AlphaDropout(0.1), Dense(1)]
        [MeanSquaredError]
        public sealed partial class Normalising;
        """);

    [Fact]
    public void Embedding_and_its_mean() => Emitted.Verify("""
        [Network]
        public sealed partial class Words
        {
            static Tensor Forward([Shape(5)] IntTensor tokens) => Dense(Mean(Embedding(tokens, 20, 4), axis: 0), 2);

            static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label);
        }
        """);

    [Fact]
    public void Learned_slope_of_prelu() => Emitted.Verify("""
        [Network]
        public sealed partial class Sloping
        {
            static Tensor Forward([Shape(4)] Tensor x) => Dense(PRelu(Dense(x, 3)), 1);

            static Tensor Loss(Tensor y, [Shape(1)] Tensor target) => Huber(y, target);
        }
        """);

    [Fact]
    public void Gated_layer_of_swiglu() => Emitted.Verify("""
        [Network]
        public sealed partial class Gated
        {
            static Tensor Forward([Shape(4)] Tensor x) => x + SwiGlu(x, hidden: 6);

            static Tensor Loss(Tensor y, [Shape(4)] Tensor target) => MeanSquaredError(y, target);
        }
        """);
}
