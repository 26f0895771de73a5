namespace NetDsl;

public static partial class Functions
{
    /// <summary>Adds elements around a tensor: of one value, or the tensor's own.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="widths">
    /// For each axis from the first on, how many elements come before and after: <c>0, 0, 1, 1, 2, 2</c> pads an image [C, H,
    /// W] by one row and two columns on each side.
    /// </param>
    /// <param name="value">The value of the new elements; 0 unless set.</param>
    /// <param name="mode">Where the new elements come from; they have the value unless set.</param>
    /// <returns>Each axis longer by its two widths.</returns>
    /// <remarks>Build errors: NDSL1021 where there are not two widths for each axis, NDSL1019 for a negative one, for more than the axis has to give (<see cref="PaddingMode.Reflect"/>: one less), and for a value beside a mode that does not use it.</remarks>
    public static Tensor Pad(Tensor x, int[] widths, double value = 0, PaddingMode mode = PaddingMode.Constant) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Pad(Tensor, int[], double, PaddingMode)"/> in a stack of attributes.</summary>
public sealed class PadAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="widths">
    /// For each axis from the first on, how many elements come before and after: <c>0, 0, 1, 1, 2, 2</c> pads an image [C, H,
    /// W] by one row and two columns on each side.
    /// </param>
    public PadAttribute(params int[] widths) => Widths = widths;

    /// <summary>
    /// For each axis from the first on, how many elements come before and after: <c>0, 0, 1, 1, 2, 2</c> pads an image [C, H,
    /// W] by one row and two columns on each side.
    /// </summary>
    public int[] Widths { get; }

    /// <summary>The value of the new elements; 0 unless set.</summary>
    public double Value { get; set; }

    /// <summary>Where the new elements come from; they have the value unless set.</summary>
    public PaddingMode Mode { get; set; }
}
