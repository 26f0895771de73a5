namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// Dropout for <see cref="Selu(Tensor)"/>: in training, dropped values become SELU's lowest value, and the result is
    /// scaled and shifted so that mean and variance stay; in prediction, does nothing.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="rate">The share of values that is dropped, from 0 to below 1; 0.5 unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Klambauer et al. 2017. The same seed drops the same values. Build errors: NDSL1019 for a rate outside 0 … 1.</remarks>
    public static Tensor AlphaDropout(Tensor x, double rate = 0.5) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.AlphaDropout(Tensor, double)"/> in a stack of attributes.</summary>
public sealed class AlphaDropoutAttribute : LayerAttribute
{
    /// <summary>The layer with the defaults of the method.</summary>
    public AlphaDropoutAttribute()
    {
    }

    /// <summary>Sets the rate.</summary>
    /// <param name="rate">The share of values that is dropped, from 0 to below 1; 0.5 unless set.</param>
    public AlphaDropoutAttribute(double rate) => Rate = rate;

    /// <summary>The share of values that is dropped, from 0 to below 1; 0.5 unless set.</summary>
    public double Rate { get; set; }
}
