namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// Scaled exponential linear unit, <c>y = 1.0507 · (x above 0, else 1.6733 · (eˣ − 1))</c>. Keeps mean 0 and variance 1
    /// with <c>Init.LeCunNormal</c>.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Klambauer et al. 2017.</remarks>
    public static Tensor Selu(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Selu(Tensor)"/> in a stack of attributes.</summary>
public sealed class SeluAttribute : LayerAttribute;
