namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = x − tanh x</c>.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Tanhshrink(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Tanhshrink(Tensor)"/> in a stack of attributes.</summary>
public sealed class TanhshrinkAttribute : LayerAttribute;
