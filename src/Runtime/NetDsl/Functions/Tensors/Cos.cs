namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = cos x</c>, x in radians.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Cos(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Cos(Tensor)"/> in a stack of attributes.</summary>
public sealed class CosAttribute : LayerAttribute;
