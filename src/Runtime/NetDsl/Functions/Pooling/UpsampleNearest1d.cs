namespace NetDsl;

public static partial class Functions
{
    /// <summary>Every element repeated.</summary>
    /// <param name="x">A sequence [channels, length].</param>
    /// <param name="scale">How often an element is repeated.</param>
    /// <returns>[channels, scale · length].</returns>
    /// <remarks>Build errors: NDSL1024 for another shape, NDSL1019 for a scale below 1.</remarks>
    public static Tensor UpsampleNearest1d(Tensor x, int scale) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.UpsampleNearest1d(Tensor, int)"/> in a stack of attributes.</summary>
public sealed class UpsampleNearest1dAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="scale">How often an element is repeated.</param>
    public UpsampleNearest1dAttribute(int scale) => Scale = scale;

    /// <summary>How often an element is repeated.</summary>
    public int Scale { get; }
}
