namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// Stochastic depth: in training, sets all of a sample's values to 0 with probability <c>rate</c> and divides the others by
    /// <c>1 − rate</c>; in prediction, does nothing. Put it on the branch of a residual sum: <c>x + DropPath(branch, 0.2)</c>.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <param name="rate">The share of samples that is dropped, from 0 to below 1; 0.5 unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Huang et al. 2016. The same seed drops the same samples. Build errors: NDSL1019 for a rate outside 0 … 1.</remarks>
    public static Tensor DropPath(Tensor x, double rate = 0.5) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.DropPath(Tensor, double)"/> in a stack of attributes.</summary>
public sealed class DropPathAttribute : LayerAttribute
{
    /// <summary>The layer with the defaults of the method.</summary>
    public DropPathAttribute()
    {
    }

    /// <summary>Sets the rate.</summary>
    /// <param name="rate">The share of samples that is dropped, from 0 to below 1; 0.5 unless set.</param>
    public DropPathAttribute(double rate) => Rate = rate;

    /// <summary>The share of samples that is dropped, from 0 to below 1; 0.5 unless set.</summary>
    public double Rate { get; set; }
}
