namespace NetDsl;

public static partial class Functions
{
    /// <summary><paramref name="a"/> where the condition is not 0, else <paramref name="b"/>; the gradient goes to the one that was taken.</summary>
    /// <param name="condition">A mask, as a comparison gives; broadcasts with the others.</param>
    /// <param name="a">Any shape that broadcasts with the others.</param>
    /// <param name="b">Any shape that broadcasts with the others.</param>
    /// <returns>The shape that all broadcast to.</returns>
    /// <remarks>Build errors: NDSL1015 for shapes that do not broadcast.</remarks>
    public static Tensor Where(Tensor condition, Tensor a, Tensor b) => throw NetworkBody.ReadAtBuildTime();
}
