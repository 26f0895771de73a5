namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = log σ(x)</c>, without overflow.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor LogSigmoid(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.LogSigmoid(Tensor)"/> in a stack of attributes.</summary>
public sealed class LogSigmoidAttribute : LayerAttribute;
