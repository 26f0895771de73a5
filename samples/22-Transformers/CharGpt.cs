using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Transformers;

/// <summary>A GPT in small that reads 64 characters and says at each place which comes next (Radford et al. 2018); embedding and head share a table.</summary>
[Network]
public sealed partial class CharGpt
{
    public const int Context = 64, Vocabulary = 65;

    private const int Blocks = 4, Heads = 4, Width = 128;

    private static Tensor Forward([Shape(Context)] IntTensor characters)
    {
        var table = Layers.Parameter([Vocabulary, Width], Init.Normal, 0.02, name: "wte.weight");
        var x = PositionEmbedding(GatherRows(table, characters), Context, Init.Normal, 0.02, name: "wpe");
        for (var i = 0; i < Blocks; i++) x = Block(x);
        return MatMul(LayerNorm(x, bias: false), table, transposeB: true);
    }

    private static Tensor Block(Tensor x)
    {
        x += MultiHeadAttention(LayerNorm(x, bias: false), Heads, causal: true, bias: false, init: Init.Normal, gain: 0.02);
        return x + Dense(Gelu(Dense(LayerNorm(x, bias: false), 4 * Width, bias: false, Init.Normal, 0.02)), Width, bias: false, Init.Normal, 0.02 / 2.8);
    }

    private static Tensor Loss(Tensor logits, [Shape(Context)] IntTensor next) => SoftmaxCrossEntropy(logits, next);
}
