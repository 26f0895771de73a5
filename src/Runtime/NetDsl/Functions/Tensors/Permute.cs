namespace NetDsl;

public static partial class Functions
{
    /// <summary>The axes in another order.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="axes">
    /// For each axis of the result, the axis of <paramref name="x"/> that it is: <c>1, 2, 0</c> makes [H, W, C] of [C, H, W].
    /// </param>
    /// <returns>The dimensions of <paramref name="x"/> in that order.</returns>
    /// <remarks>Build errors: NDSL1017 for an axis that is not there, NDSL1021 where an axis is missing or named twice.</remarks>
    public static Tensor Permute(Tensor x, params int[] axes) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Permute(Tensor, int[])"/> in a stack of attributes.</summary>
public sealed class PermuteAttribute : LayerAttribute
{
    /// <summary>The layer with these settings.</summary>
    /// <param name="axes">For each axis of the result, the axis of the input that it is: <c>1, 2, 0</c> makes [H, W, C] of [C, H, W].</param>
    public PermuteAttribute(params int[] axes) => Axes = axes;

    /// <summary>For each axis of the result, the axis of the input that it is: <c>1, 2, 0</c> makes [H, W, C] of [C, H, W].</summary>
    public int[] Axes { get; }
}
