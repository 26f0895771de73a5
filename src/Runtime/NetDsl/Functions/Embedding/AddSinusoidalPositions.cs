namespace NetDsl;

public static partial class Functions
{
    /// <summary>Adds <see cref="SinusoidalPositions(int, int, double)"/> to a sequence.</summary>
    /// <param name="x">A sequence [length, width].</param>
    /// <param name="base">The base of the wavelengths; 10,000 unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Vaswani et al. 2017. Build errors: NDSL1024 where x is no sequence of vectors.</remarks>
    public static Tensor AddSinusoidalPositions(Tensor x, double @base = 10000) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.AddSinusoidalPositions(Tensor, double)"/> in a stack of attributes.</summary>
public sealed class AddSinusoidalPositionsAttribute : LayerAttribute
{
    /// <summary>The base of the wavelengths; 10,000 unless set.</summary>
    public double Base { get; set; }
}
