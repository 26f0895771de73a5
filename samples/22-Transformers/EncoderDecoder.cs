using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Transformers;

/// <summary>The encoder and decoder of Vaswani et al. 2017, for any size; sums are normalised before each block, which trains without a warm-up of thousands of steps.</summary>
internal static class EncoderDecoder
{
    /// <summary>Logits [target length, vocabulary] of the token after each one of the target.</summary>
    public static Tensor Forward(IntTensor source, IntTensor sourceLength, IntTensor target, int vocabulary, int blocks, int heads, int width, int inner)
    {
        // One table for both languages and for the last layer.
        var table = Parameter([vocabulary, width], Init.Normal, 1 / System.Math.Sqrt(width), name: "embedding.weight");
        var memory = Embed(table, source, width);
        for (var i = 0; i < blocks; i++) memory = EncoderBlock(memory, sourceLength, heads, inner, $"encoder.layers.{i}");
        memory = LayerNorm(memory, name: "encoder.norm");
        var y = Embed(table, target, width);
        for (var i = 0; i < blocks; i++) y = DecoderBlock(y, memory, sourceLength, heads, inner, $"decoder.layers.{i}");
        return MatMul(LayerNorm(y, name: "decoder.norm"), table, transposeB: true);
    }

    private static Tensor Embed(Tensor table, IntTensor tokens, int width) =>
        Dropout(AddSinusoidalPositions(GatherRows(table, tokens) * System.Math.Sqrt(width)), 0.1);

    /// <summary>A block that looks at the first <paramref name="length"/> vectors.</summary>
    public static Tensor EncoderBlock(Tensor x, IntTensor length, int heads, int inner, string name, Tensor? scoreBias = null)
    {
        var n = LayerNorm(x, name: $"{name}.norm1");
        x += Dropout(MultiHeadAttention(n, n, heads, lengths: length, scoreBias: scoreBias, name: $"{name}.self_attn"), 0.1);
        return x + FeedForward(LayerNorm(x, name: $"{name}.norm2"), inner, name);
    }

    private static Tensor DecoderBlock(Tensor y, Tensor memory, IntTensor length, int heads, int inner, string name)
    {
        y += Dropout(MultiHeadAttention(LayerNorm(y, name: $"{name}.norm1"), heads, causal: true, name: $"{name}.self_attn"), 0.1);
        y += Dropout(MultiHeadAttention(LayerNorm(y, name: $"{name}.norm2"), memory, heads, lengths: length, name: $"{name}.multihead_attn"), 0.1);
        return y + FeedForward(LayerNorm(y, name: $"{name}.norm3"), inner, name);
    }

    private static Tensor FeedForward(Tensor x, int inner, string name) =>
        Dropout(Dense(Dropout(Relu(Dense(x, inner, name: $"{name}.linear1")), 0.1), x.Shape[1], name: $"{name}.linear2"), 0.1);
}
