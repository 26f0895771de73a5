using static NetDsl.Functions;
using static NetDsl.Layers;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>The layers of a decoder of the GPT-2 kind (Radford et al. 2019), as <c>compare/pytorch/gpt.py</c> has them.</summary>
internal static class Gpt
{
    /// <summary>Multiply-adds of one token: every weight once, and the products of attention.</summary>
    public static double Forward(int vocabulary, int context, int layers, int width) =>
        ((double)layers * ((12.0 * width * width) + (2.0 * context * width))) + ((double)vocabulary * width);

    /// <summary>Scores of the next token at every place.</summary>
    public static Tensor Decoder(IntTensor x, int vocabulary, int positions, int layers, int width, int heads)
    {
        var h = Embedding(x, vocabulary, width, name: "tokens");
        return Dense(Blocks(PositionEmbedding(h, positions, name: "positions"), layers, width, heads, approximate: false), vocabulary, bias: false, name: "head");
    }

    /// <summary>The same, with the scores by the table of the embedding.</summary>
    public static Tensor TiedDecoder(IntTensor x, int vocabulary, int positions, int layers, int width, int heads)
    {
        var table = Parameter([vocabulary, width], name: "tokens.weight");
        var h = PositionEmbedding(GatherRows(table, x), positions, name: "positions");
        return MatMul(Blocks(h, layers, width, heads, approximate: true), table, transposeB: true);
    }

    private static Tensor Blocks(Tensor h, int layers, int width, int heads, bool approximate)
    {
        for (var i = 0; i < layers; i++)
        {
            var qkv = Split(Dense(LayerNorm(h, name: $"blocks.{i}.ln1"), 3 * width, name: $"blocks.{i}.qkv"), 3);
            h += Dense(Attention(qkv[0], qkv[1], qkv[2], heads, causal: true), width, name: $"blocks.{i}.proj");
            var inner = Gelu(Dense(LayerNorm(h, name: $"blocks.{i}.ln2"), 4 * width, name: $"blocks.{i}.fc1"), approximate);
            h += Dense(inner, width, name: $"blocks.{i}.fc2");
        }

        return LayerNorm(h, name: "ln");
    }
}
