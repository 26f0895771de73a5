namespace NetDsl;

public static partial class Layers
{
    /// <summary>
    /// Batch normalisation, <c>y = (x − mean) / √(variance + ε) · weight + bias</c> for each channel. Training takes mean and variance over the whole batch and all
    /// positions, and keeps running ones; prediction uses these. Parameters: <c>weight</c> and <c>bias</c> [channels]; buffers: <c>running_mean</c>,
    /// <c>running_var</c> (unbiased) and <c>num_batches_tracked</c>, as in PyTorch.
    /// </summary>
    /// <param name="x">A vector [channels], a sequence [channels, length] or an image [channels, height, width].</param>
    /// <param name="momentum">The share of the batch in a running value, from 0 to 1; 0.1 unless set.</param>
    /// <param name="epsilon">Added to the variance; 1e-5 unless set.</param>
    /// <param name="affine">True for a trained weight and bias for each channel; true unless set.</param>
    /// <param name="trackRunningStats">False to use the statistics of the batch in prediction too; true unless set.</param>
    /// <param name="frozen">True to use the running values in training too, and keep them: for a pretrained layer; false unless set. A trainer freezes them by a frozen group.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Ioffe and Szegedy 2015. In prediction it is folded into a convolution or dense layer before it. Build errors: NDSL1004 for a single number; NDSL1019 for a setting outside its range. At run time, training with one value for each channel is an error: it has no variance.</remarks>
    public static Tensor BatchNorm(Tensor x, double momentum = 0.1, double epsilon = 1e-5, bool affine = true, bool trackRunningStats = true, bool frozen = false, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.BatchNorm(Tensor, double, double, bool, bool, bool, string)"/> in a stack of attributes.</summary>
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>The share of the batch in a running value, from 0 to 1; 0.1 unless set.</summary>
    public double Momentum { get; set; }

    /// <summary>Added to the variance; 1e-5 unless set.</summary>
    public double Epsilon { get; set; }

    /// <summary>True for a trained weight and bias for each channel; true unless set.</summary>
    public bool Affine { get; set; }

    /// <summary>False to use the statistics of the batch in prediction too; true unless set.</summary>
    public bool TrackRunningStats { get; set; }

    /// <summary>True to use the running values in training too, and keep them: for a pretrained layer; false unless set. A trainer freezes them by a frozen group.</summary>
    public bool Frozen { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
