namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = min(max(x, 0), 6)</c>; the slope is 0 at 0 and at 6.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Krizhevsky 2010; Howard et al. 2017 (MobileNet).</remarks>
    public static Tensor Relu6(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Relu6(Tensor)"/> in a stack of attributes.</summary>
public sealed class Relu6Attribute : LayerAttribute;
