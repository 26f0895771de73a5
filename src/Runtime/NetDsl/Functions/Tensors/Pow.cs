namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = x ^ exponent</c>; NaN for a negative x unless the exponent is whole.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="exponent">The exponent, a number known at build time.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Pow(Tensor x, double exponent) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Pow(Tensor, double)"/> in a stack of attributes.</summary>
public sealed class PowAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="exponent">The exponent, a number known at build time.</param>
    public PowAttribute(double exponent) => Exponent = exponent;

    /// <summary>The exponent, a number known at build time.</summary>
    public double Exponent { get; }
}
