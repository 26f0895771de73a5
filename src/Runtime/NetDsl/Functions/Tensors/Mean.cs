namespace NetDsl;

public static partial class Functions
{
    /// <summary>The mean of each sample over some axes, or over all.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">The axes, negative from the back; all unless set. They need not be neighbours.</param>
    /// <param name="keepDims">True to keep the reduced axes with size 1; false unless set.</param>
    /// <returns><paramref name="x"/> without those axes, or with size 1 there.</returns>
    /// <remarks>Build errors: NDSL1017 for an axis that is not there, NDSL1021 for one named twice.</remarks>
    public static Tensor Mean(Tensor x, int[]? axes = null, bool keepDims = false) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The mean of each sample over one axis.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axis">The axis, negative from the back.</param>
    /// <param name="keepDims">True to keep the reduced axes with size 1; false unless set.</param>
    /// <returns><paramref name="x"/> without that axis, or with size 1 there.</returns>
    /// <remarks>Build errors: NDSL1017 for an axis that is not there, NDSL1021 for one named twice.</remarks>
    public static Tensor Mean(Tensor x, int axis, bool keepDims = false) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Mean(Tensor, int[], bool)"/> in a stack of attributes.</summary>
public sealed class MeanAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="axes">The axes, negative from the back; all unless set. They need not be neighbours.</param>
    public MeanAttribute(params int[] axes) => Axes = axes;

    /// <summary>The axes, negative from the back; all unless set. They need not be neighbours.</summary>
    public int[] Axes { get; }

    /// <summary>True to keep the reduced axes with size 1; false unless set.</summary>
    public bool KeepDims { get; set; }
}
