namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = |x|</c>; the slope at 0 is 0.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Abs(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Abs(Tensor)"/> in a stack of attributes.</summary>
public sealed class AbsAttribute : LayerAttribute;
