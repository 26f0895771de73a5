using Xunit;

namespace NetDsl.Generator.Tests.Snapshots;

/// <summary>Emitted code of products, reductions, views and masks.</summary>
public sealed class TensorSnapshots
{
    [Fact]
    public void Attention_by_hand() => Emitted.Verify("""
        [Network]
        public sealed partial class Attending
        {
            static Tensor Forward([Shape(3, 4)] Tensor x)
            {
                var query = Dense(x, 4, bias: false, name: "query");
                var key = Dense(x, 4, bias: false, name: "key");
                var value = Dense(x, 4, bias: false, name: "value");
                var weights = Softmax(MatMul(query, Transpose(key)) / Math.Sqrt(4));
                return MatMul(weights, value);
            }

            static Tensor Loss(Tensor y, [Shape(3, 4)] Tensor target) => MeanSquaredError(y, target);
        }
        """);

    [Fact]
    public void Several_inputs_and_outputs() => Emitted.Verify("""
        [Network]
        public sealed partial class Several
        {
            static (Tensor mean, Tensor scale) Forward([Shape(3)] Tensor x, [Shape] IntTensor kind)
            {
                var hidden = Tanh(Dense(Concat(x, Embedding(kind, 5, 2)), 4));
                return (Dense(hidden, 1, name: "mean"), Softplus(Dense(hidden, 1, name: "scale")));
            }

            static Tensor Loss(Tensor mean, Tensor scale, [Shape(1)] Tensor target) => Mean(Log(scale) + 0.5 * Square((target - mean) / scale));
        }
        """);

    [Fact]
    public void Split_slice_and_concat() => Emitted.Verify("""
        [Network]
        public sealed partial class Parts
        {
            static Tensor Forward([Shape(6)] Tensor x)
            {
                var halves = Split(Dense(x, 8), 2);
                return Dense(Concat(halves[1], Sigmoid(halves[0]) * halves[1], Slice(x, 0, start: 1, stop: 3)), 2);
            }

            static Tensor Loss(Tensor y, [Shape(2)] Tensor target) => MeanAbsoluteError(y, target);
        }
        """);

    [Fact]
    public void Choice_by_a_mask() => Emitted.Verify("""
        [Network]
        public sealed partial class Masked
        {
            static Tensor Forward([Shape(5)] Tensor x, [Shape(5)] Tensor mask)
            {
                var scores = Where(mask > 0.5, Dense(x, 5), -1e9);
                return Softmax(scores);
            }

            static Tensor Loss(Tensor p, [Shape(5)] Tensor target) => Sum(Square(p - target));
        }
        """);

    [Fact]
    public void Gradients_that_stop_and_pass_straight_through() => Emitted.Verify("""
        [Network]
        public sealed partial class Binary
        {
            static Tensor Forward([Shape(4)] Tensor x)
            {
                var h = Dense(x, 3);
                return Dense(StraightThrough(Sign, h) + StopGradient(h), 1);
            }

            static Tensor Loss(Tensor y, [Shape(1)] Tensor target) => Hinge(y, target);
        }
        """);

    [Fact]
    public void Gradients_by_the_inputs() => Emitted.Verify("""
        [Network(InputGradients = true)]
        [Input(4), Dense(3), Tanh, Dense(2)]
        [SoftmaxCrossEntropy]
        public sealed partial class Saliency;
        """);

    [Fact]
    public void Network_without_a_loss() => Emitted.Verify("""
        namespace Nets;
        public static partial class Models
        {
            [Network, Input(4), Dense(3), Softmax] public sealed partial class Plain;
        }
        """);
}
