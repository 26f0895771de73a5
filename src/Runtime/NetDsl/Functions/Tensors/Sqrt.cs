namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = √x</c>: NaN below 0, and an infinite slope at 0.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Sqrt(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Sqrt(Tensor)"/> in a stack of attributes.</summary>
public sealed class SqrtAttribute : LayerAttribute;
