namespace NetDsl;

public static partial class Functions
{
    /// <summary>A part of an axis: the elements start, start + step, … before stop.</summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="axis">The axis, negative from the back.</param>
    /// <param name="start">The first element, negative from the back; 0 unless set.</param>
    /// <param name="stop">The first element that is left out, negative from the back; the end unless set.</param>
    /// <param name="step">The distance between elements, at least 1.</param>
    /// <returns><paramref name="x"/> with a shorter axis; it stays where one element is taken.</returns>
    /// <remarks>Build errors: NDSL1020 for bounds outside the axis or nothing between them, NDSL1017 for an axis that is not there.</remarks>
    public static Tensor Slice(Tensor x, int axis, int start = 0, int? stop = null, int step = 1) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Slice(Tensor, int, int, int?, int)"/> in a stack of attributes.</summary>
public sealed class SliceAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="axis">The axis, negative from the back.</param>
    public SliceAttribute(int axis) => Axis = axis;

    /// <summary>The axis, negative from the back.</summary>
    public int Axis { get; }

    /// <summary>The first element, negative from the back; 0 unless set.</summary>
    public int Start { get; set; }

    /// <summary>The first element that is left out, negative from the back; the end unless set.</summary>
    public int Stop { get; set; }

    /// <summary>The distance between elements, at least 1.</summary>
    public int Step { get; set; }
}
