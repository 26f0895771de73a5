namespace NetDsl;

public static partial class Functions
{
    /// <summary>The largest value of each of as many windows as asked for, channel by channel.</summary>
    /// <param name="x">An image [channels, height, width].</param>
    /// <param name="output">The number of windows, the same down and across.</param>
    /// <returns>[channels, output, output].</returns>
    /// <remarks>
    /// Window i covers ⌊i · size / output⌋ up to ⌈(i + 1) · size / output⌉, as PyTorch's does. Build errors: NDSL1024 for another shape,
    /// NDSL1019 for sizes.
    /// </remarks>
    public static Tensor AdaptiveMaxPool2d(Tensor x, int output) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The same with another number down than across.</summary>
    /// <param name="x">An image [channels, height, width].</param>
    /// <param name="output">The number of windows down and across.</param>
    /// <returns>[channels, output.Height, output.Width].</returns>
    /// <remarks>
    /// Window i covers ⌊i · size / output⌋ up to ⌈(i + 1) · size / output⌉, as PyTorch's does. Build errors: NDSL1024 for another shape,
    /// NDSL1019 for sizes.
    /// </remarks>
    public static Tensor AdaptiveMaxPool2d(Tensor x, (int Height, int Width) output) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.AdaptiveMaxPool2d(Tensor, int)"/> in a stack of attributes.</summary>
public sealed class AdaptiveMaxPool2dAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="output">The number of windows, the same down and across.</param>
    public AdaptiveMaxPool2dAttribute(int output) => Output = output;

    /// <summary>The number of windows, the same down and across.</summary>
    public int Output { get; }
}
