namespace NetDsl;

public static partial class Functions
{
    /// <summary>Every element repeated.</summary>
    /// <param name="x">An image [channels, height, width].</param>
    /// <param name="scale">How often an element is repeated, down and across.</param>
    /// <returns>[channels, scale · height, scale · width].</returns>
    /// <remarks>Build errors: NDSL1024 for another shape, NDSL1019 for a scale below 1.</remarks>
    public static Tensor UpsampleNearest2d(Tensor x, int scale) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.UpsampleNearest2d(Tensor, int)"/> in a stack of attributes.</summary>
public sealed class UpsampleNearest2dAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="scale">How often an element is repeated, down and across.</param>
    public UpsampleNearest2dAttribute(int scale) => Scale = scale;

    /// <summary>How often an element is repeated, down and across.</summary>
    public int Scale { get; }
}
