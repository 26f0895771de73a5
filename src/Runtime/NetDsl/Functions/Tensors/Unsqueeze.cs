namespace NetDsl;

public static partial class Functions
{
    /// <summary>Inserts an axis of size 1.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">Where the new axis stands in the result, negative from the back.</param>
    /// <returns><paramref name="x"/> with one more axis.</returns>
    /// <remarks>Build errors: NDSL1017 for an axis that is not there.</remarks>
    public static Tensor Unsqueeze(Tensor x, int axis) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Unsqueeze(Tensor, int)"/> in a stack of attributes.</summary>
public sealed class UnsqueezeAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="axis">Where the new axis stands in the result, negative from the back.</param>
    public UnsqueezeAttribute(int axis) => Axis = axis;

    /// <summary>Where the new axis stands in the result, negative from the back.</summary>
    public int Axis { get; }
}
