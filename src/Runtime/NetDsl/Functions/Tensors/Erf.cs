namespace NetDsl;

public static partial class Functions
{
    /// <summary>The error function, <c>y = 2/√π ∫₀ˣ e^(−t²) dt</c>.</summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Erf(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Erf(Tensor)"/> in a stack of attributes.</summary>
public sealed class ErfAttribute : LayerAttribute;
