namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = −x</c>; the unary operator − does the same.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Negate(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Negate(Tensor)"/> in a stack of attributes.</summary>
public sealed class NegateAttribute : LayerAttribute;
