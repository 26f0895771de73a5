namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// Rows of a table by index: an embedding whose table is used elsewhere too. A network that ties its last layer to its embedding makes the table with
    /// <see cref="Layers.Parameter"/>, reads rows of it here and multiplies by it with <see cref="MatMul(Tensor, Tensor, bool, bool)"/>.
    /// </summary>
    /// <param name="table">[rows, width], the same for all samples.</param>
    /// <param name="indices">Integers [..] from 0 to rows − 1, checked before each step.</param>
    /// <returns>[.., width].</returns>
    /// <remarks>Press and Wolf 2017. Build errors: NDSL1024 for a table of another shape.</remarks>
    public static Tensor GatherRows(Tensor table, IntTensor indices) => throw NetworkBody.ReadAtBuildTime();
}
