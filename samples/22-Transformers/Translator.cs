using NetDsl;
using static NetDsl.Functions;

namespace Samples.Transformers;

/// <summary>A small Transformer that a laptop can train on short sentences.</summary>
[Network]
public sealed partial class Translator
{
    internal const int Length = 32, Vocabulary = 4096, Pad = 0, Start = 1, End = 2;

    private static Tensor Forward([Shape(Length)] IntTensor source, [Shape] IntTensor length, [Shape(Length), Generated] IntTensor target) =>
        EncoderDecoder.Forward(source, length, target, Vocabulary, 3, 4, 128, 512);

    private static Tensor Loss(Tensor logits, [Shape(Length)] IntTensor next) => SoftmaxCrossEntropy(logits, next, labelSmoothing: 0.1, ignoreIndex: Pad);
}
