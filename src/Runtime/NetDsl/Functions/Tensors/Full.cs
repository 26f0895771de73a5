namespace NetDsl;

public static partial class Functions
{
    /// <summary>The same number everywhere: the first state of a recurrence, say.</summary>
    /// <param name="value">The number.</param>
    /// <param name="shape">The shape; none for a scalar.</param>
    /// <returns><paramref name="shape"/>.</returns>
    /// <remarks>Build errors: NDSL1019 for a dimension below 1.</remarks>
    public static Tensor Full(double value, params int[] shape) => throw NetworkBody.ReadAtBuildTime();
}
