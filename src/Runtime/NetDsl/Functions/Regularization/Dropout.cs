namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// In training, sets each value to 0 with probability <c>rate</c> and divides the others by <c>1 − rate</c>; in
    /// prediction, does nothing.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="rate">The share of values that is dropped, from 0 to below 1; 0.5 unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Srivastava et al. 2014. The same seed drops the same values. Build errors: NDSL1019 for a rate outside 0 … 1.</remarks>
    public static Tensor Dropout(Tensor x, double rate = 0.5) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Dropout(Tensor, double)"/> in a stack of attributes.</summary>
public sealed class DropoutAttribute : LayerAttribute
{
    /// <summary>The layer with the defaults of the method.</summary>
    public DropoutAttribute()
    {
    }

    /// <summary>Sets the rate.</summary>
    /// <param name="rate">The share of values that is dropped, from 0 to below 1; 0.5 unless set.</param>
    public DropoutAttribute(double rate) => Rate = rate;

    /// <summary>The share of values that is dropped, from 0 to below 1; 0.5 unless set.</summary>
    public double Rate { get; set; }
}
