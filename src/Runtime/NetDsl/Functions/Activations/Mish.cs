namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = x · tanh(log(1 + eˣ))</c>.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Misra 2019.</remarks>
    public static Tensor Mish(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Mish(Tensor)"/> in a stack of attributes.</summary>
public sealed class MishAttribute : LayerAttribute;
