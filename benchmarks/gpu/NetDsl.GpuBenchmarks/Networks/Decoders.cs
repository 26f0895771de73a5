using NetDsl.Benchmarks.Comparison.Rows;
using static NetDsl.Functions;

namespace NetDsl.GpuBenchmarks.Networks;

/// <summary>GPT-2 with 124 million parameters over 1,024 tokens.</summary>
[Network]
public sealed partial class Gpt2
{
    private static Tensor Forward([Shape(1024)] IntTensor x) => Gpt.TiedDecoder(x, vocabulary: 50257, positions: 1024, layers: 12, width: 768, heads: 12);

    private static Tensor Loss(Tensor scores, [Shape(1024)] IntTensor label) => SoftmaxCrossEntropy(scores, label);
}

/// <summary>The same layers, tiny.</summary>
[Network]
public sealed partial class Gpt2Tiny
{
    private static Tensor Forward([Shape(8)] IntTensor x) => Gpt.TiedDecoder(x, vocabulary: 23, positions: 12, layers: 2, width: 16, heads: 2);

    private static Tensor Loss(Tensor scores, [Shape(8)] IntTensor label) => SoftmaxCrossEntropy(scores, label);
}

/// <summary>The layers of the decoder of characters, tiny.</summary>
[Network]
public sealed partial class CharGptTiny
{
    private static Tensor Forward([Shape(8)] IntTensor x) => Gpt.Decoder(x, vocabulary: 11, positions: 8, layers: 2, width: 16, heads: 2);

    private static Tensor Loss(Tensor scores, [Shape(8)] IntTensor label) => SoftmaxCrossEntropy(scores, label);
}
