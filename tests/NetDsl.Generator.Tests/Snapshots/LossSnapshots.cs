using Xunit;

namespace NetDsl.Generator.Tests.Snapshots;

/// <summary>Emitted code of losses and penalties.</summary>
public sealed class LossSnapshots
{
    [Fact]
    public void L2_penalty() => Emitted.Verify("""
        [Network]
        public sealed partial class Penalised
        {
            static Tensor Forward([Shape(4)] Tensor x) => Dense(Relu(Dense(x, 3)), 1);

            static Tensor Loss(Tensor y, [Shape(1)] Tensor target) => MeanSquaredError(y, target) + L2Penalty(1e-3);
        }
        """);

    [Fact]
    public void Label_smoothing_and_ignored_labels() => Emitted.Verify("""
        [Network]
        public sealed partial class Smooth
        {
            static Tensor Forward([Shape(4)] Tensor x) => Dense(x, 3);

            static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label, labelSmoothing: 0.1, ignoreIndex: -1);
        }
        """);

    [Fact]
    public void Weights_of_the_classes() => Emitted.Verify("""
        [Network]
        public sealed partial class Weighted
        {
            static Tensor Forward([Shape(4)] Tensor x) => Dense(x, 3);

            static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label, classWeights: [1, 2, 0.5]);
        }
        """);

    [Fact]
    public void Sum_over_the_batch() => Emitted.Verify("""
        [Network]
        public sealed partial class Summed
        {
            static Tensor Forward([Shape(4)] Tensor x) => Dense(x, 2);

            static Tensor Loss(Tensor y, [Shape(2)] Tensor target) => SmoothL1(y, target, reduction: Reduction.Sum);
        }
        """);
}
