namespace NetDsl;

public static partial class Functions
{
    /// <summary>Sigmoid linear unit, also called swish, <c>y = x · σ(x)</c>.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Elfwing et al. 2017; Ramachandran et al. 2017.</remarks>
    public static Tensor Silu(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Silu(Tensor)"/> in a stack of attributes.</summary>
public sealed class SiluAttribute : LayerAttribute;
