namespace NetDsl;

public static partial class Functions
{
    /// <summary>Gaussian error linear unit, <c>y = x · Φ(x)</c> with the normal distribution Φ.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="approximate">
    /// True for the approximation <c>x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))</c>; false, the default, for the exact
    /// form.
    /// </param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Hendrycks and Gimpel 2016.</remarks>
    public static Tensor Gelu(Tensor x, bool approximate = false) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Gelu(Tensor, bool)"/> in a stack of attributes.</summary>
public sealed class GeluAttribute : LayerAttribute
{
    /// <summary>True for the approximation <c>x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))</c>; false, the default, for the exact form.</summary>
    public bool Approximate { get; set; }
}
