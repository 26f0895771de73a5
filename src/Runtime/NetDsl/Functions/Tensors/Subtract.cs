namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = a − b</c>; the operator − does the same.</summary>
    /// <param name="a">Any shape that broadcasts with <paramref name="b"/>.</param>
    /// <param name="b">Any shape that broadcasts with <paramref name="a"/>.</param>
    /// <returns>The shape that both broadcast to, aligned at the last axis.</returns>
    /// <remarks>Build errors: NDSL1015 for shapes that do not broadcast.</remarks>
    public static Tensor Subtract(Tensor a, Tensor b) => throw NetworkBody.ReadAtBuildTime();
}
