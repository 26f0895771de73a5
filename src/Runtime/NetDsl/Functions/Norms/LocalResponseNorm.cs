namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// Local response normalisation, <c>y = x / (k + α · mean of x²)^β</c>, the mean over a window of neighbouring channels; beyond the first and last channel
    /// there are zeros.
    /// </summary>
    /// <param name="x">A sequence [channels, length] or an image [channels, height, width].</param>
    /// <param name="size">Channels of the window.</param>
    /// <param name="alpha">Factor of the mean; 1e-4 unless set.</param>
    /// <param name="beta">Exponent; 0.75 unless set.</param>
    /// <param name="k">Summand, above 0; 1 unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Krizhevsky et al. 2012, with PyTorch's definition and defaults. Build errors: NDSL1008 for an input without positions.</remarks>
    public static Tensor LocalResponseNorm(Tensor x, int size, double alpha = 1e-4, double beta = 0.75, double k = 1) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.LocalResponseNorm(Tensor, int, double, double, double)"/> in a stack of attributes.</summary>
public sealed class LocalResponseNormAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="size">Channels of the window.</param>
    public LocalResponseNormAttribute(int size) => Size = size;

    /// <summary>Channels of the window.</summary>
    public int Size { get; }

    /// <summary>Factor of the mean; 1e-4 unless set.</summary>
    public double Alpha { get; set; }

    /// <summary>Exponent; 0.75 unless set.</summary>
    public double Beta { get; set; }

    /// <summary>Summand, above 0; 1 unless set.</summary>
    public double K { get; set; }
}
