using System;
using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Transformers;

/// <summary>
/// A BERT that learns in minutes. It need not find out first that neighbours matter: blocks normalise before, positions are not learned, and a bias lets two heads of
/// each block begin at the token before and at the one behind (as ALiBi has it, Press et al. 2022), the third around and the fourth everywhere.
/// </summary>
internal static class SmallBert
{
    public const int Length = 64, Vocabulary = 1024, Width = 128, Ignored = -100;

    private const int Blocks = 4, Heads = 4;

    /// <summary>The vectors of all tokens, which what says masked tokens reads too.</summary>
    public static Tensor Table() => Layers.Parameter([Vocabulary, Width], Init.Normal, 1 / Math.Sqrt(Width), name: "embedding.weight");

    /// <summary>Vectors [length, width] of tokens, of which the first <paramref name="length"/> count.</summary>
    public static Tensor Encoder(Tensor table, IntTensor tokens, IntTensor segments, IntTensor length)
    {
        var x = (GatherRows(table, tokens) * Math.Sqrt(Width)) + Embedding(segments, 2, Width, name: "segments");
        x = Dropout(AddSinusoidalPositions(x), 0.1);
        var near = Stack(Near(-1, 1), Near(1, 1), Near(0, 0.1), Near(0, 0));
        for (var i = 0; i < Blocks; i++) x = EncoderDecoder.EncoderBlock(x, length, Heads, 4 * Width, $"encoder.layers.{i}", near);
        return LayerNorm(x, name: "encoder.norm");
    }

    // What a head adds to its scores [queries, keys]: less and less away from a place beside the query.
    private static Tensor Near(int place, double slope) => Abs(Arange(Length) - Reshape(Arange(Length), Length, 1) - place) * -slope;

    /// <summary>A vector for the whole text, from its first token.</summary>
    public static Tensor Pooler(Tensor x) => Tanh(Dense(Reshape(Slice(x, 0, 0, 1), Width), Width, name: "pooler"));
}

/// <summary>It says which tokens were masked, and whether the second passage follows the first.</summary>
[Network]
public sealed partial class MaskedBert
{
    private static (Tensor tokens, Tensor follows) Forward([Shape(SmallBert.Length)] IntTensor tokens, [Shape(SmallBert.Length)] IntTensor segments, [Shape] IntTensor length)
    {
        var table = SmallBert.Table();
        var x = SmallBert.Encoder(table, tokens, segments, length);
        var hidden = LayerNorm(Gelu(Dense(x, SmallBert.Width, name: "masked.dense")), name: "masked.norm");
        var scores = MatMul(hidden, table, transposeB: true) + Layers.Parameter([SmallBert.Vocabulary], Init.Zeros, name: "masked.bias");
        return (scores, Dense(SmallBert.Pooler(x), 2, name: "follows"));
    }

    private static Tensor Loss(Tensor tokens, Tensor follows, [Shape(SmallBert.Length)] IntTensor masked, [Shape] IntTensor following) =>
        SoftmaxCrossEntropy(tokens, masked, ignoreIndex: SmallBert.Ignored) + SoftmaxCrossEntropy(follows, following);
}

/// <summary>The same encoder with two classes behind its pooler.</summary>
[Network]
public sealed partial class SpeakerBert
{
    private static Tensor Forward([Shape(SmallBert.Length)] IntTensor tokens, [Shape(SmallBert.Length)] IntTensor segments, [Shape] IntTensor length) =>
        Dense(Dropout(SmallBert.Pooler(SmallBert.Encoder(SmallBert.Table(), tokens, segments, length)), 0.1), 2, name: "classifier");

    private static Tensor Loss(Tensor logits, [Shape] IntTensor speaker) => SoftmaxCrossEntropy(logits, speaker);
}
