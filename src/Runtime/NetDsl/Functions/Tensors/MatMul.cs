namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// Matrix product over the last two axes, <c>y = a · b</c>; leading axes broadcast. A vector on the left is a row, one on
    /// the right a column, and its axis is dropped from the result.
    /// </summary>
    /// <param name="a">[.., M, K], or a vector [K].</param>
    /// <param name="b">[.., K, N], or a vector [K].</param>
    /// <param name="transposeA">True where <paramref name="a"/> is given as [.., K, M].</param>
    /// <param name="transposeB">True where <paramref name="b"/> is given as [.., N, K].</param>
    /// <returns>[.., M, N].</returns>
    /// <remarks>Build errors: NDSL1016 for inner sizes that differ, NDSL1015 for leading axes that do not broadcast.</remarks>
    public static Tensor MatMul(Tensor a, Tensor b, bool transposeA = false, bool transposeB = false) => throw NetworkBody.ReadAtBuildTime();
}
