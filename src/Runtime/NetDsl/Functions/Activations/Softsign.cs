namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = x / (1 + |x|)</c>.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Turian et al. 2009.</remarks>
    public static Tensor Softsign(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Softsign(Tensor)"/> in a stack of attributes.</summary>
public sealed class SoftsignAttribute : LayerAttribute;
