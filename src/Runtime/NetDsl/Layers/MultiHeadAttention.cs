namespace NetDsl;

public static partial class Layers
{
    /// <summary>
    /// Multi-head self-attention with its projections. Parameters: <c>in_proj_weight</c> [3 · width, width] with the rows of queries, keys and values one
    /// after the other, <c>in_proj_bias</c> [3 · width], <c>out_proj.weight</c> [width, width] and <c>out_proj.bias</c> [width].
    /// </summary>
    /// <param name="x">A sequence [length, width].</param>
    /// <param name="heads">The number of heads; it divides the width.</param>
    /// <param name="causal">True where position i sees the positions 0 to i alone.</param>
    /// <param name="dropout">The share of the weights that is dropped at random in training.</param>
    /// <param name="bias">False to leave the biases of the projections out.</param>
    /// <param name="init">How the weights are filled; in_proj_weight as Xavier's uniform and out_proj.weight uniform within ±1/√width unless set.</param>
    /// <param name="gain">A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Vaswani et al. 2017; names and layouts as PyTorch's MultiheadAttention. Build errors: NDSL1009 for heads that do not divide the width, NDSL1024 where x is no sequence of vectors.</remarks>
    public static Tensor MultiHeadAttention(Tensor x, int heads, bool causal = false, double dropout = 0, bool bias = true, Init init = Init.Default, double gain = 1, string? name = null) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>
    /// Multi-head attention to a memory: queries come from x, keys and values from there. With x itself as the memory it is self-attention, here with a mask.
    /// Parameters as <see cref="MultiHeadAttention(Tensor, int, bool, double, bool, Init, double, string)"/>.
    /// </summary>
    /// <param name="x">A sequence [queries, width].</param>
    /// <param name="memory">A sequence [keys, width].</param>
    /// <param name="heads">The number of heads; it divides the width.</param>
    /// <param name="mask">1 (or anything but 0) where a key must not be attended to: [keys], [queries, keys] or [heads, queries, keys].</param>
    /// <param name="lengths">For each sample the number of keys that count, from 0; the others are hidden. Checked before each step.</param>
    /// <param name="scoreBias">Added to the scaled scores: what broadcasts to [heads, queries, keys], as <see cref="Functions.AlibiBias"/> gives it. −∞ hides a key.</param>
    /// <param name="causal">True where query i sees the keys 0 to i alone.</param>
    /// <param name="scale">Factor of the products; 1/√(width of a head) unless set.</param>
    /// <param name="dropout">The share of the weights that is dropped at random in training.</param>
    /// <param name="bias">False to leave the biases of the projections out.</param>
    /// <param name="init">How the weights are filled; in_proj_weight as Xavier's uniform and out_proj.weight uniform within ±1/√width unless set.</param>
    /// <param name="gain">A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>As <paramref name="x"/>. A query from which every key is hidden gives zeros before the last projection.</returns>
    /// <remarks>
    /// Build errors: NDSL1009 for heads that do not divide the width, NDSL1015 for a mask that does not broadcast, NDSL1016 for a memory of another
    /// width, NDSL1024 where an argument is no sequence of vectors.
    /// </remarks>
    public static Tensor MultiHeadAttention(Tensor x, Tensor memory, int heads, Tensor? mask = null, IntTensor? lengths = null, Tensor? scoreBias = null, bool causal = false, double? scale = null, double dropout = 0, bool bias = true, Init init = Init.Default, double gain = 1, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.MultiHeadAttention(Tensor, int, bool, double, bool, Init, double, string)"/> in a stack of attributes.</summary>
public sealed class MultiHeadAttentionAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="heads">The number of heads; it divides the width.</param>
    public MultiHeadAttentionAttribute(int heads) => Heads = heads;

    /// <summary>The number of heads; it divides the width.</summary>
    public int Heads { get; }

    /// <summary>True where position i sees the positions 0 to i alone.</summary>
    public bool Causal { get; set; }

    /// <summary>The share of the weights that is dropped at random in training.</summary>
    public double Dropout { get; set; }

    /// <summary>False to leave the biases of the projections out.</summary>
    public bool Bias { get; set; }

    /// <summary>How the weights are filled; in_proj_weight as Xavier's uniform and out_proj.weight uniform within ±1/√width unless set.</summary>
    public Init Init { get; set; }

    /// <summary>A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</summary>
    public double Gain { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
