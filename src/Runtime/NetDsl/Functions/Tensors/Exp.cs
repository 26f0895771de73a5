namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = eˣ</c>.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Exp(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Exp(Tensor)"/> in a stack of attributes.</summary>
public sealed class ExpAttribute : LayerAttribute;
