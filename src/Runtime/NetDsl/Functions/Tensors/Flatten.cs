namespace NetDsl;

public static partial class Functions
{
    /// <summary>All axes from one on as one axis: an image [C, H, W] becomes a vector.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="startAxis">The first axis that is flattened; 0 unless set.</param>
    /// <returns>A vector, or the axes before <paramref name="startAxis"/> and one more.</returns>
    /// <remarks>Build errors: NDSL1017 for an axis that is not there.</remarks>
    public static Tensor Flatten(Tensor x, int startAxis = 0) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>All axes from one on as one axis: an image [C, H, W] becomes a vector.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="startAxis">The first axis that is flattened; 0 unless set.</param>
    /// <returns>A vector, or the axes before <paramref name="startAxis"/> and one more.</returns>
    /// <remarks>Build errors: NDSL1017 for an axis that is not there.</remarks>
    public static IntTensor Flatten(IntTensor x, int startAxis = 0) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Flatten(Tensor, int)"/> in a stack of attributes.</summary>
public sealed class FlattenAttribute : LayerAttribute
{
    /// <summary>The first axis that is flattened; 0 unless set.</summary>
    public int StartAxis { get; set; }
}
