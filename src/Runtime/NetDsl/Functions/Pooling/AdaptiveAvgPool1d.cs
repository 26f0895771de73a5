namespace NetDsl;

public static partial class Functions
{
    /// <summary>The mean of each of as many windows as asked for, channel by channel.</summary>
    /// <param name="x">A sequence [channels, length].</param>
    /// <param name="output">The number of windows.</param>
    /// <returns>[channels, output].</returns>
    /// <remarks>
    /// Window i covers ⌊i · size / output⌋ up to ⌈(i + 1) · size / output⌉, as PyTorch's does. Build errors: NDSL1024 for another shape,
    /// NDSL1019 for sizes.
    /// </remarks>
    public static Tensor AdaptiveAvgPool1d(Tensor x, int output) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.AdaptiveAvgPool1d(Tensor, int)"/> in a stack of attributes.</summary>
public sealed class AdaptiveAvgPool1dAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="output">The number of windows.</param>
    public AdaptiveAvgPool1dAttribute(int output) => Output = output;

    /// <summary>The number of windows.</summary>
    public int Output { get; }
}
