namespace NetDsl;

public static partial class Layers
{
    /// <summary>ReLU with a trained slope below 0. Parameter: <c>weight</c> [1], or [channels].</summary>
    /// <param name="x">Any shape; axis 0 is the channels.</param>
    /// <param name="perChannel">True for a slope of its own for each channel (axis 0); false unless set.</param>
    /// <param name="initial">The slope before training; 0.25 unless set.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>He et al. 2015.</remarks>
    public static Tensor PRelu(Tensor x, bool perChannel = false, double initial = 0.25, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.PRelu(Tensor, bool, double, string)"/> in a stack of attributes.</summary>
public sealed class PReluAttribute : LayerAttribute
{
    /// <summary>True for a slope of its own for each channel (axis 0); false unless set.</summary>
    public bool PerChannel { get; set; }

    /// <summary>The slope before training; 0.25 unless set.</summary>
    public double Initial { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
