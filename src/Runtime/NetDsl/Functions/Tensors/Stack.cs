namespace NetDsl;

public static partial class Functions
{
    /// <summary>Tensors of one shape side by side along a new first axis.</summary>
    /// <param name="tensors">Tensors of one shape.</param>
    /// <returns>[count, ..].</returns>
    /// <remarks>Build errors: NDSL1007 for shapes that differ, NDSL1017 for an axis that is not there.</remarks>
    public static Tensor Stack(params Tensor[] tensors) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>Tensors of one shape side by side along a new axis.</summary>
    /// <param name="tensors">Tensors of one shape.</param>
    /// <param name="axis">Where the new axis stands in the result, negative from the back.</param>
    /// <returns>The shape with one more axis, of the number of tensors.</returns>
    /// <remarks>Build errors: NDSL1007 for shapes that differ, NDSL1017 for an axis that is not there.</remarks>
    public static Tensor Stack(Tensor[] tensors, int axis) => throw NetworkBody.ReadAtBuildTime();
}
