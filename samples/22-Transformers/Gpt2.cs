using NetDsl;
using static NetDsl.Functions;
using static NetDsl.Layers;

namespace Samples.Transformers;

/// <summary>GPT-2 of 124 million parameters over 64 tokens (Radford et al. 2019), with the names and layouts of its published weights.</summary>
[Network]
public sealed partial class Gpt2
{
    public const int Context = 64, Vocabulary = 50257;

    private const int Blocks = 12, Heads = 12, Width = 768, Positions = 1024;

    private static Tensor Forward([Shape(Context)] IntTensor tokens)
    {
        var table = Layers.Parameter([Vocabulary, Width], Init.Normal, 0.02, name: "wte.weight");
        var x = PositionEmbedding(GatherRows(table, tokens), Positions, Init.Normal, 0.02, name: "wpe");
        for (var i = 0; i < Blocks; i++) x = Block(x, $"h.{i}");
        return MatMul(LayerNorm(x, name: "ln_f"), table, transposeB: true);
    }

    private static Tensor Block(Tensor x, string name)
    {
        var projected = Split(Project(LayerNorm(x, name: $"{name}.ln_1"), 3 * Width, $"{name}.attn.c_attn"), 3);
        x += Project(Attention(projected[0], projected[1], projected[2], Heads, causal: true), Width, $"{name}.attn.c_proj");
        var hidden = Gelu(Project(LayerNorm(x, name: $"{name}.ln_2"), 4 * Width, $"{name}.mlp.c_fc"), approximate: true);
        return x + Project(hidden, Width, $"{name}.mlp.c_proj");
    }

    private static Tensor Project(Tensor x, int units, string name) =>
        Dense(x, units, init: Init.Normal, gain: 0.02, biasInit: Init.Zeros, layout: DenseLayout.InputsFirst, name: name);

    private static Tensor Loss(Tensor logits, [Shape(Context)] IntTensor next) => SoftmaxCrossEntropy(logits, next, ignoreIndex: -100);
}
