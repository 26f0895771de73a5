using System;
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

    private const double Deviation = 0.02;

    // Every block adds to the residual twice: smaller weights there keep its variance the same, however many blocks there are.
    private static double ResidualDeviation => Deviation / Math.Sqrt(2 * Blocks);

    private static Tensor Forward([Shape(Context)] IntTensor characters)
    {
        var table = Layers.Parameter([Vocabulary, Width], Init.Normal, Deviation, name: "wte.weight");
        var x = PositionEmbedding(GatherRows(table, characters), Context, Init.Normal, Deviation, name: "wpe");
        for (var i = 0; i < Blocks; i++) x = Block(x, $"h.{i}");
        return MatMul(LayerNorm(x, bias: false, name: "ln_f"), table, transposeB: true);
    }

    private static Tensor Block(Tensor x, string name)
    {
        var projected = Split(Project(LayerNorm(x, bias: false, name: $"{name}.ln_1"), 3 * Width, $"{name}.attn.c_attn"), 3);
        x += Project(Attention(projected[0], projected[1], projected[2], Heads, causal: true), Width, $"{name}.attn.c_proj", ResidualDeviation);
        return x + Project(Gelu(Project(LayerNorm(x, bias: false, name: $"{name}.ln_2"), 4 * Width, $"{name}.mlp.c_fc")), Width, $"{name}.mlp.c_proj", ResidualDeviation);
    }

    private static Tensor Project(Tensor x, int units, string name, double deviation = Deviation) => Dense(x, units, bias: false, Init.Normal, deviation, name: name);

    private static Tensor Loss(Tensor logits, [Shape(Context)] IntTensor next) => SoftmaxCrossEntropy(logits, next);
}
