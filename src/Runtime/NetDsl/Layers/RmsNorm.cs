namespace NetDsl;

public static partial class Layers
{
    /// <summary>
    /// Root mean square normalisation over the last axis, <c>y = x / √(mean(x²) + ε) · weight</c>. Parameter: <c>weight</c> of that axis.
    /// </summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="epsilon">Added to the variance; 1e-5 unless set.</param>
    /// <param name="affine">True for a trained weight for each place; true unless set.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Zhang and Sennrich 2019.</remarks>
    public static Tensor RmsNorm(Tensor x, double epsilon = 1e-5, bool affine = true, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.RmsNorm(Tensor, double, bool, string)"/> in a stack of attributes.</summary>
public sealed class RmsNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance; 1e-5 unless set.</summary>
    public double Epsilon { get; set; }

    /// <summary>True for a trained weight for each place; true unless set.</summary>
    public bool Affine { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
