namespace NetDsl;

public static partial class Layers
{
    /// <summary>
    /// The gated feed-forward block of transformers, <c>y = down(silu(gate(x)) · up(x))</c>. Parameters: <c>gate.weight</c>
    /// and <c>up.weight</c> [hidden, inputs], <c>down.weight</c> [inputs, hidden], and a <c>bias</c> of each where asked for.
    /// </summary>
    /// <param name="x">A vector [inputs], or a sequence of vectors [length, inputs].</param>
    /// <param name="hidden">The width between gate and down.</param>
    /// <param name="bias">True to add biases; false unless set.</param>
    /// <param name="init">How the weight is filled; uniform within ±1/√inputs unless set.</param>
    /// <param name="gain">A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Shazeer 2020. Build errors: NDSL1004 for an image, NDSL1019 for a hidden width below 1.</remarks>
    public static Tensor SwiGlu(Tensor x, int hidden, bool bias = false, Init init = Init.Default, double gain = 1, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.SwiGlu(Tensor, int, bool, Init, double, string)"/> in a stack of attributes.</summary>
public sealed class SwiGluAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="hidden">The width between gate and down.</param>
    public SwiGluAttribute(int hidden) => Hidden = hidden;

    /// <summary>The width between gate and down.</summary>
    public int Hidden { get; }

    /// <summary>True to add biases; false unless set.</summary>
    public bool Bias { get; set; }

    /// <summary>How the weight is filled; uniform within ±1/√inputs unless set.</summary>
    public Init Init { get; set; }

    /// <summary>A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</summary>
    public double Gain { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
