using static NetDsl.Functions;
using static NetDsl.Layers;

namespace NetDsl.EndToEnd.Tests;

/// <summary>A causal language model in small, with a tied head.</summary>
[Network]
public sealed partial class SmallGpt
{
    private const int Vocabulary = 11, Width = 12;

    internal static Tensor Forward([Shape(9)] IntTensor tokens)
    {
        var table = Layers.Parameter([Vocabulary, Width], Init.Normal, name: "wte.weight");
        var x = Dropout(PositionEmbedding(GatherRows(table, tokens), 16, name: "wpe"), 0.1);
        for (var layer = 0; layer < 2; layer++)
        {
            x += MultiHeadAttention(LayerNorm(x), 3, causal: true, dropout: 0.2, name: $"h.{layer}.attn");
            x += Dense(Gelu(Dense(x, 24)), Width);
        }

        return MatMul(x, table, transposeB: true);
    }

    internal static Tensor Loss(Tensor logits, [Shape(9)] IntTensor next) => SoftmaxCrossEntropy(logits, next, ignoreIndex: -1);
}

/// <summary>Rotary positions and one projection for queries, keys and values.</summary>
[Network]
public sealed partial class RotaryNetwork
{
    internal static Tensor Forward([Shape(7)] IntTensor tokens)
    {
        var x = Embedding(tokens, 11, 8);
        var parts = Split(Dense(x, 24, layout: DenseLayout.InputsFirst, name: "c_attn"), 3);
        return Dense(x + Attention(RotaryPositions(parts[0], 2), RotaryPositions(parts[1], 2), parts[2], 2, causal: true), 11);
    }
}

/// <summary>Linear biases, with the heads as an axis.</summary>
[Network]
public sealed partial class AlibiNetwork
{
    internal static Tensor Forward([Shape(7)] IntTensor tokens)
    {
        var x = Embedding(tokens, 11, 8);
        var heads = Permute(Reshape(x, tokens.Shape[0], 4, 2), 1, 0, 2);
        var y = ScaledDotProductAttention(heads, heads * 0.5, heads, scoreBias: AlibiBias(4, tokens.Shape[0]), causal: true);
        return Dense(Reshape(Permute(y, 1, 0, 2), tokens.Shape[0], 8), 11);
    }
}

/// <summary>A decoder that looks at a sentence of which the end is padding.</summary>
[Network]
public sealed partial class SmallDecoder
{
    internal static Tensor Forward([Shape(5)] IntTensor source, [Shape] IntTensor length, [Shape(6), Generated] IntTensor target)
    {
        var memory = AddSinusoidalPositions(Embedding(source, 11, 8));
        memory += MultiHeadAttention(memory, memory, 2, lengths: length);
        var y = AddSinusoidalPositions(Embedding(target, 11, 8));
        y += MultiHeadAttention(RmsNorm(y), 2, causal: true);
        y += MultiHeadAttention(y, memory, 2, lengths: length);
        return Dense(y, 11);
    }
}

/// <summary>Attention under a mask that comes with each sample.</summary>
[Network]
public sealed partial class MaskedNetwork
{
    internal static Tensor Forward([Shape(4, 8)] Tensor x, [Shape(4, 4)] Tensor mask) => MultiHeadAttention(x, x, 2, mask: mask, name: "attention");

    internal static Tensor Loss(Tensor y, [Shape(4, 8)] Tensor target) => MeanSquaredError(y, target);
}

/// <summary>Attention that looks at the whole sequence: nothing for single elements.</summary>
[Network, Input(5), TokenAndPositionEmbedding(11, 8, 5), MultiHeadAttention(2), Flatten, Dense(2), SoftmaxCrossEntropy]
public sealed partial class SmallReader;
