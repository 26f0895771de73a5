namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// Fixed position codes: at position p, column 2i is <c>sin(p / base^(2i/width))</c> and column 2i + 1 the cosine of that
    /// angle.
    /// </summary>
    /// <param name="length">The number of positions.</param>
    /// <param name="width">The width of each code.</param>
    /// <param name="base">The base of the wavelengths; 10,000 unless set.</param>
    /// <returns>[length, width].</returns>
    /// <remarks>Vaswani et al. 2017. Build errors: NDSL1019 for sizes below 1 or a base that is not positive.</remarks>
    public static Tensor SinusoidalPositions(int length, int width, double @base = 10000) => throw NetworkBody.ReadAtBuildTime();
}
