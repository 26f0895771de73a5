namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// In training, sets whole channels to 0 with probability <c>rate</c> and divides the others by <c>1 − rate</c>; in
    /// prediction, does nothing. Neighbouring pixels say much the same: dropping single ones would hide little.
    /// </summary>
    /// <param name="x">An image [channels, height, width].</param>
    /// <param name="rate">The share of channels that is dropped, from 0 to below 1; 0.5 unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Tompson et al. 2015. The same seed drops the same channels. Build errors: NDSL1024 for another shape, NDSL1019 for a rate outside 0 … 1.</remarks>
    public static Tensor Dropout2d(Tensor x, double rate = 0.5) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Dropout2d(Tensor, double)"/> in a stack of attributes.</summary>
public sealed class Dropout2dAttribute : LayerAttribute
{
    /// <summary>The layer with the defaults of the method.</summary>
    public Dropout2dAttribute()
    {
    }

    /// <summary>Sets the rate.</summary>
    /// <param name="rate">The share of channels that is dropped, from 0 to below 1; 0.5 unless set.</param>
    public Dropout2dAttribute(double rate) => Rate = rate;

    /// <summary>The share of channels that is dropped, from 0 to below 1; 0.5 unless set.</summary>
    public double Rate { get; set; }
}
