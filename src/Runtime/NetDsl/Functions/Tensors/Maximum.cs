namespace NetDsl;

public static partial class Functions
{
    /// <summary>The larger of two elements; where they are equal the gradient goes to <paramref name="a"/>.</summary>
    /// <param name="a">Any shape that broadcasts with <paramref name="b"/>.</param>
    /// <param name="b">Any shape that broadcasts with <paramref name="a"/>.</param>
    /// <returns>The shape that both broadcast to, aligned at the last axis.</returns>
    /// <remarks>Build errors: NDSL1015 for shapes that do not broadcast.</remarks>
    public static Tensor Maximum(Tensor a, Tensor b) => throw NetworkBody.ReadAtBuildTime();
}
