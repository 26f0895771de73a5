namespace NetDsl;

public static partial class Functions
{
    /// <summary>Tensors one after the other along axis 0: channels of images, features of vectors.</summary>
    /// <param name="tensors">The tensors, equal in every axis but the joined one.</param>
    /// <returns>The sizes along axis 0 added up.</returns>
    /// <remarks>Build errors: NDSL1007 for shapes that differ elsewhere, NDSL1017 for an axis that is not there.</remarks>
    public static Tensor Concat(params Tensor[] tensors) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>Tensors one after the other along an axis.</summary>
    /// <param name="tensors">The tensors, equal in every axis but the joined one.</param>
    /// <param name="axis">The axis, negative from the back.</param>
    /// <returns>The sizes along the axis added up.</returns>
    /// <remarks>Build errors: NDSL1007 for shapes that differ elsewhere, NDSL1017 for an axis that is not there.</remarks>
    public static Tensor Concat(Tensor[] tensors, int axis) => throw NetworkBody.ReadAtBuildTime();
}
