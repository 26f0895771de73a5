namespace NetDsl;

public static partial class Layers
{
    /// <summary>
    /// Instance normalisation: mean and variance of each channel of a sample over its positions. Parameters, if <c>affine</c>: <c>weight</c> and <c>bias</c>
    /// [channels]; buffers, if running statistics are tracked: those of <c>BatchNorm</c>.
    /// </summary>
    /// <param name="x">A sequence [channels, length] or an image [channels, height, width], with more than one position.</param>
    /// <param name="epsilon">Added to the variance; 1e-5 unless set.</param>
    /// <param name="momentum">The share of a step in a running value, from 0 to 1; 0.1 unless set.</param>
    /// <param name="affine">True for a trained weight and bias for each channel; false unless set.</param>
    /// <param name="trackRunningStats">True to keep running statistics and use them in prediction; false unless set.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Ulyanov et al. 2016, with PyTorch's defaults. Build errors: NDSL1008 for an input with one value for each channel.</remarks>
    public static Tensor InstanceNorm(Tensor x, double epsilon = 1e-5, double momentum = 0.1, bool affine = false, bool trackRunningStats = false, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.InstanceNorm(Tensor, double, double, bool, bool, string)"/> in a stack of attributes.</summary>
public sealed class InstanceNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance; 1e-5 unless set.</summary>
    public double Epsilon { get; set; }

    /// <summary>The share of a step in a running value, from 0 to 1; 0.1 unless set.</summary>
    public double Momentum { get; set; }

    /// <summary>True for a trained weight and bias for each channel; false unless set.</summary>
    public bool Affine { get; set; }

    /// <summary>True to keep running statistics and use them in prediction; false unless set.</summary>
    public bool TrackRunningStats { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
