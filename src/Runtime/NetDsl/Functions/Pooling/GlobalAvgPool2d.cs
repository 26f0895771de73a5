namespace NetDsl;

public static partial class Functions
{
    /// <summary>The mean of each channel.</summary>
    /// <param name="x">An image [channels, height, width].</param>
    /// <returns>[channels].</returns>
    /// <remarks>Lin, Chen and Yan 2014. Build errors: NDSL1024 for another shape.</remarks>
    public static Tensor GlobalAvgPool2d(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.GlobalAvgPool2d(Tensor)"/> in a stack of attributes.</summary>
public sealed class GlobalAvgPool2dAttribute : LayerAttribute;
