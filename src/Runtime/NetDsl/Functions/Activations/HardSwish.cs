namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = x · min(max(x + 3, 0), 6) / 6</c>.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Howard et al. 2019 (MobileNetV3).</remarks>
    public static Tensor HardSwish(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.HardSwish(Tensor)"/> in a stack of attributes.</summary>
public sealed class HardSwishAttribute : LayerAttribute;
