namespace NetDsl;

public static partial class Layers
{
    /// <summary>
    /// Group normalisation: mean and variance of each group of neighbouring channels of a sample, over all positions. Parameters: <c>weight</c> and
    /// <c>bias</c> [channels].
    /// </summary>
    /// <param name="x">[channels], [channels, length] or [channels, height, width].</param>
    /// <param name="groups">The number of groups; it divides the channels.</param>
    /// <param name="epsilon">Added to the variance; 1e-5 unless set.</param>
    /// <param name="affine">True for a trained weight and bias for each channel; true unless set.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Wu and He 2018. Build errors: NDSL1019 for groups that do not divide the channels.</remarks>
    public static Tensor GroupNorm(Tensor x, int groups, double epsilon = 1e-5, bool affine = true, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.GroupNorm(Tensor, int, double, bool, string)"/> in a stack of attributes.</summary>
public sealed class GroupNormAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="groups">The number of groups; it divides the channels.</param>
    public GroupNormAttribute(int groups) => Groups = groups;

    /// <summary>The number of groups; it divides the channels.</summary>
    public int Groups { get; }

    /// <summary>Added to the variance; 1e-5 unless set.</summary>
    public double Epsilon { get; set; }

    /// <summary>True for a trained weight and bias for each channel; true unless set.</summary>
    public bool Affine { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
