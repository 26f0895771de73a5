namespace NetDsl;

public static partial class Functions
{
    /// <summary>An image enlarged with straight lines between its pixels.</summary>
    /// <param name="x">An image [channels, height, width].</param>
    /// <param name="scale">How much larger the image becomes, down and across.</param>
    /// <param name="alignCorners">True to keep the corner pixels at the corners; false, as in PyTorch, unless set.</param>
    /// <returns>[channels, scale · height, scale · width].</returns>
    /// <remarks>Build errors: NDSL1024 for another shape, NDSL1019 for a scale below 1.</remarks>
    public static Tensor UpsampleBilinear2d(Tensor x, int scale, bool alignCorners = false) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.UpsampleBilinear2d(Tensor, int, bool)"/> in a stack of attributes.</summary>
public sealed class UpsampleBilinear2dAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="scale">How much larger the image becomes, down and across.</param>
    public UpsampleBilinear2dAttribute(int scale) => Scale = scale;

    /// <summary>How much larger the image becomes, down and across.</summary>
    public int Scale { get; }

    /// <summary>True to keep the corner pixels at the corners; false, as in PyTorch, unless set.</summary>
    public bool AlignCorners { get; set; }
}
