namespace NetDsl;

public static partial class Functions
{
    /// <summary>The largest value of each channel.</summary>
    /// <param name="x">A sequence [channels, length].</param>
    /// <returns>[channels].</returns>
    /// <remarks>
    /// Elements that tie share the gradient evenly. Build errors: NDSL1024 for another shape.
    /// </remarks>
    public static Tensor GlobalMaxPool1d(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.GlobalMaxPool1d(Tensor)"/> in a stack of attributes.</summary>
public sealed class GlobalMaxPool1dAttribute : LayerAttribute;
