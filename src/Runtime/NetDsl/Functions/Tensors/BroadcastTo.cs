namespace NetDsl;

public static partial class Functions
{
    /// <summary>Repeats axes of size 1 to a larger shape.</summary>
    /// <param name="x">A shape that broadcasts to <paramref name="shape"/>.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <returns><paramref name="shape"/>.</returns>
    /// <remarks>Build errors: NDSL1015 where the shape cannot be reached.</remarks>
    public static Tensor BroadcastTo(Tensor x, params int[] shape) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.BroadcastTo(Tensor, int[])"/> in a stack of attributes.</summary>
public sealed class BroadcastToAttribute : LayerAttribute
{
    /// <summary>The layer with these settings.</summary>
    /// <param name="shape">The shape of the result.</param>
    public BroadcastToAttribute(params int[] shape) => Shape = shape;

    /// <summary>The shape of the result.</summary>
    public int[] Shape { get; }
}
