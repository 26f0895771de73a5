namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = log(1 + x)</c>, exact for small x.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Log1p(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Log1p(Tensor)"/> in a stack of attributes.</summary>
public sealed class Log1pAttribute : LayerAttribute;
