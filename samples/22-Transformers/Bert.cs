using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Transformers;

/// <summary>The encoder of BERT (Devlin et al. 2019), with the names of its published weights, for any size.</summary>
internal static class Bert
{
    /// <summary>Vectors [length, width] of tokens, of which the first <paramref name="length"/> count.</summary>
    public static Tensor Encoder(IntTensor tokens, IntTensor segments, IntTensor length, int vocabulary, int positions, int blocks, int heads, int width)
    {
        var x = Embedding(tokens, vocabulary, width, init: Init.Normal, gain: 0.02, name: "embeddings.word_embeddings");
        x += Embedding(segments, 2, width, init: Init.Normal, gain: 0.02, name: "embeddings.token_type_embeddings");
        x = PositionEmbedding(x, positions, Init.Normal, 0.02, name: "embeddings.position_embeddings");
        x = Dropout(LayerNorm(x, epsilon: 1e-12, name: "embeddings.LayerNorm"), 0.1);
        for (var i = 0; i < blocks; i++) x = Block(x, length, heads, width, $"encoder.layer.{i}");
        return x;
    }

    /// <summary>A vector for the whole text, from its first token.</summary>
    public static Tensor Pooler(Tensor x) => Tanh(Project(Reshape(Slice(x, 0, 0, 1), x.Shape[1]), x.Shape[1], "pooler.dense"));

    public static Tensor Project(Tensor x, int units, string name) => Dense(x, units, init: Init.Normal, gain: 0.02, biasInit: Init.Zeros, name: name);

    private static Tensor Block(Tensor x, IntTensor length, int heads, int width, string name)
    {
        var self = $"{name}.attention.self";
        var y = Attention(Project(x, width, self + ".query"), Project(x, width, self + ".key"), Project(x, width, self + ".value"), heads, lengths: length, dropout: 0.1);
        x = LayerNorm(x + Dropout(Project(y, width, $"{name}.attention.output.dense"), 0.1), epsilon: 1e-12, name: $"{name}.attention.output.LayerNorm");
        y = Project(Gelu(Project(x, 4 * width, $"{name}.intermediate.dense")), width, $"{name}.output.dense");
        return LayerNorm(x + Dropout(y, 0.1), epsilon: 1e-12, name: $"{name}.output.LayerNorm");
    }
}

/// <summary>BERT-base: 109,482,240 parameters with the pooler.</summary>
[Network]
public sealed partial class BertBase
{
    public const int Length = 128, Vocabulary = 30522;

    private static (Tensor hidden, Tensor pooled) Forward([Shape(Length)] IntTensor tokens, [Shape(Length)] IntTensor segments, [Shape] IntTensor length)
    {
        var x = Bert.Encoder(tokens, segments, length, Vocabulary, 512, 12, 12, 768);
        return (x, Bert.Pooler(x));
    }
}
