namespace NetDsl;

public static partial class Functions
{
    /// <summary>The value itself; no gradient passes back.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor StopGradient(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.StopGradient(Tensor)"/> in a stack of attributes.</summary>
public sealed class StopGradientAttribute : LayerAttribute;
