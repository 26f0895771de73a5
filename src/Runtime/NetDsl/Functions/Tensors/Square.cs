namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = x²</c>.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Square(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Square(Tensor)"/> in a stack of attributes.</summary>
public sealed class SquareAttribute : LayerAttribute;
