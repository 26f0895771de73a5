namespace NetDsl;

public static partial class Layers
{
    /// <summary>
    /// Layer normalisation over the last axes, <c>y = (x − mean) / √(variance + ε) · weight + bias</c>. Parameters: <c>weight</c> and <c>bias</c> of the
    /// shape of these axes.
    /// </summary>
    /// <param name="x">At least as many axes as are normalised.</param>
    /// <param name="axes">How many of the last axes are normalised together; 1 unless set.</param>
    /// <param name="epsilon">Added to the variance; 1e-5 unless set.</param>
    /// <param name="affine">True for a trained weight and bias for each place; true unless set.</param>
    /// <param name="bias">False to leave the bias out; true unless set.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Ba et al. 2016. Build errors: NDSL1017 for more axes than there are.</remarks>
    public static Tensor LayerNorm(Tensor x, int axes = 1, double epsilon = 1e-5, bool affine = true, bool bias = true, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.LayerNorm(Tensor, int, double, bool, bool, string)"/> in a stack of attributes.</summary>
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>How many of the last axes are normalised together; 1 unless set.</summary>
    public int Axes { get; set; }

    /// <summary>Added to the variance; 1e-5 unless set.</summary>
    public double Epsilon { get; set; }

    /// <summary>True for a trained weight and bias for each place; true unless set.</summary>
    public bool Affine { get; set; }

    /// <summary>False to leave the bias out; true unless set.</summary>
    public bool Bias { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
