namespace NetDsl;

public static partial class Layers
{
    /// <summary>A fully connected layer, <c>y = x · Wᵀ + b</c>. Parameters: <c>weight</c> [units, inputs] and <c>bias</c> [units].</summary>
    /// <param name="x">A vector [inputs], or a sequence of vectors [length, inputs].</param>
    /// <param name="units">The number of results.</param>
    /// <param name="bias">False to leave the bias out.</param>
    /// <param name="init">How the weight is filled; uniform within ±1/√inputs unless set.</param>
    /// <param name="gain">A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</param>
    /// <param name="biasInit">How the bias is filled; uniform within ±1/√inputs unless set.</param>
    /// <param name="biasGain">A factor on what the bias initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</param>
    /// <param name="layout">Which axis of the weight comes first; the units unless set.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>[units], or [length, units].</returns>
    /// <remarks>Build errors: NDSL1004 for an image, which must be flattened first; NDSL1019 for fewer than one unit.</remarks>
    public static Tensor Dense(Tensor x, int units, bool bias = true, Init init = Init.Default, double gain = 1, Init biasInit = Init.Default, double biasGain = 1, DenseLayout layout = DenseLayout.OutputsFirst, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.Dense(Tensor, int, bool, Init, double, Init, double, DenseLayout, string)"/> in a stack of attributes.</summary>
public sealed class DenseAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="units">The number of results.</param>
    public DenseAttribute(int units) => Units = units;

    /// <summary>The number of results.</summary>
    public int Units { get; }

    /// <summary>False to leave the bias out.</summary>
    public bool Bias { get; set; }

    /// <summary>How the weight is filled; uniform within ±1/√inputs unless set.</summary>
    public Init Init { get; set; }

    /// <summary>A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</summary>
    public double Gain { get; set; }

    /// <summary>How the bias is filled; uniform within ±1/√inputs unless set.</summary>
    public Init BiasInit { get; set; }

    /// <summary>A factor on what the bias initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</summary>
    public double BiasGain { get; set; }

    /// <summary>Which axis of the weight comes first; the units unless set.</summary>
    public DenseLayout Layout { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
