namespace NetDsl;

public static partial class Functions
{
    /// <summary>Drops an axis of size 1.</summary>
    /// <param name="x">[.., 1, ..] at the axis.</param>
    /// <param name="axis">The axis, negative from the back.</param>
    /// <returns><paramref name="x"/> without that axis.</returns>
    /// <remarks>Build errors: NDSL1017 for an axis that is not there, NDSL1008 for one that is longer than 1.</remarks>
    public static Tensor Squeeze(Tensor x, int axis) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Squeeze(Tensor, int)"/> in a stack of attributes.</summary>
public sealed class SqueezeAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="axis">The axis, negative from the back.</param>
    public SqueezeAttribute(int axis) => Axis = axis;

    /// <summary>The axis, negative from the back.</summary>
    public int Axis { get; }
}
