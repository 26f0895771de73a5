namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = sin x</c>, x in radians.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Sin(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Sin(Tensor)"/> in a stack of attributes.</summary>
public sealed class SinAttribute : LayerAttribute;
