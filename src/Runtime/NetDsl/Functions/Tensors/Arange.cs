namespace NetDsl;

public static partial class Functions
{
    /// <summary>The numbers 0, 1, 2, … as a vector.</summary>
    /// <param name="length">How many; at least 1.</param>
    /// <returns>[length].</returns>
    /// <remarks>Build errors: NDSL1019 for a length below 1.</remarks>
    public static Tensor Arange(int length) => throw NetworkBody.ReadAtBuildTime();
}
