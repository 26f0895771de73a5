namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = min(max(x / 6 + ½, 0), 1)</c>.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Howard et al. 2019 (MobileNetV3).</remarks>
    public static Tensor HardSigmoid(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.HardSigmoid(Tensor)"/> in a stack of attributes.</summary>
public sealed class HardSigmoidAttribute : LayerAttribute;
