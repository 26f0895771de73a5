namespace NetDsl;

public static partial class Functions
{
    /// <summary>The same values, in the same order, under another shape.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="shape">The dimensions; one of them may be −1, which takes what the others leave.</param>
    /// <returns>The shape given, with the −1 filled in.</returns>
    /// <remarks>Build errors: NDSL1008 where the numbers of values differ.</remarks>
    public static Tensor Reshape(Tensor x, params int[] shape) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The same values, in the same order, under another shape.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="shape">The dimensions; one of them may be −1, which takes what the others leave.</param>
    /// <returns>The shape given, with the −1 filled in.</returns>
    /// <remarks>Build errors: NDSL1008 where the numbers of values differ.</remarks>
    public static IntTensor Reshape(IntTensor x, params int[] shape) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Reshape(Tensor, int[])"/> in a stack of attributes.</summary>
public sealed class ReshapeAttribute : LayerAttribute
{
    /// <summary>The layer with these settings.</summary>
    /// <param name="shape">The dimensions; one of them may be −1, which takes what the others leave.</param>
    public ReshapeAttribute(params int[] shape) => Shape = shape;

    /// <summary>The dimensions; one of them may be −1, which takes what the others leave.</summary>
    public int[] Shape { get; }
}
