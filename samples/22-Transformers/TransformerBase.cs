using NetDsl;
using static NetDsl.Functions;

namespace Samples.Transformers;

/// <summary>The Transformer of 2017 in its base size: 6 + 6 layers of width 512.</summary>
[Network]
public sealed partial class TransformerBase
{
    private static Tensor Forward([Shape(64)] IntTensor source, [Shape] IntTensor length, [Shape(64), Generated] IntTensor target) =>
        EncoderDecoder.Forward(source, length, target, 37000, 6, 8, 512, 2048);

    private static Tensor Loss(Tensor logits, [Shape(64)] IntTensor next) => SoftmaxCrossEntropy(logits, next, labelSmoothing: 0.1, ignoreIndex: 0);
}
