namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// A term of a loss, <c>y = rate · Σw²</c> (no ½), over all parameters named <c>weight</c> of the layers made so far;
    /// biases are left alone.
    /// </summary>
    /// <param name="rate">The factor; 0.0001 is usual.</param>
    /// <returns>A scalar, the same for the whole batch.</returns>
    /// <remarks>Build errors: NDSL1025 where the network has no weights yet.</remarks>
    public static Tensor L2Penalty(double rate) => throw NetworkBody.ReadAtBuildTime();
}
