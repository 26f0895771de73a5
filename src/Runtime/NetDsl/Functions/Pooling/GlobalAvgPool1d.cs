namespace NetDsl;

public static partial class Functions
{
    /// <summary>The mean of each channel.</summary>
    /// <param name="x">A sequence [channels, length].</param>
    /// <returns>[channels].</returns>
    /// <remarks>Lin, Chen and Yan 2014. Build errors: NDSL1024 for another shape.</remarks>
    public static Tensor GlobalAvgPool1d(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.GlobalAvgPool1d(Tensor)"/> in a stack of attributes.</summary>
public sealed class GlobalAvgPool1dAttribute : LayerAttribute;
