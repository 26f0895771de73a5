namespace NetDsl;

public static partial class Functions
{
    /// <summary>Natural logarithm, <c>y = log x</c>: NaN below 0, −∞ at 0.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Log(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Log(Tensor)"/> in a stack of attributes.</summary>
public sealed class LogAttribute : LayerAttribute;
