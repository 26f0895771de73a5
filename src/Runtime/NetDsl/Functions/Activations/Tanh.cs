namespace NetDsl;

public static partial class Functions
{
    /// <summary>Hyperbolic tangent, <c>y = tanh x</c>: to between −1 and 1.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Tanh(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Tanh(Tensor)"/> in a stack of attributes.</summary>
public sealed class TanhAttribute : LayerAttribute;
