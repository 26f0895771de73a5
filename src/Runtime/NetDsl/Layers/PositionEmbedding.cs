namespace NetDsl;

public static partial class Layers
{
    /// <summary>Adds a trained vector for each position to a sequence. Parameter: <c>weight</c> [positions, width].</summary>
    /// <param name="x">A sequence [length, width].</param>
    /// <param name="positions">The number of positions in the table; at least the length of the sequence.</param>
    /// <param name="init">How the weight is filled; standard normal unless set.</param>
    /// <param name="gain">A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>
    /// Gehring et al. 2017. Build errors: NDSL1013 for a sequence longer than the table, NDSL1024 where x is no sequence of
    /// vectors.
    /// </remarks>
    public static Tensor PositionEmbedding(Tensor x, int positions, Init init = Init.Default, double gain = 1, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.PositionEmbedding(Tensor, int, Init, double, string)"/> in a stack of attributes.</summary>
public sealed class PositionEmbeddingAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="positions">The number of positions in the table; at least the length of the sequence.</param>
    public PositionEmbeddingAttribute(int positions) => Positions = positions;

    /// <summary>The number of positions in the table; at least the length of the sequence.</summary>
    public int Positions { get; }

    /// <summary>How the weight is filled; standard normal unless set.</summary>
    public Init Init { get; set; }

    /// <summary>A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</summary>
    public double Gain { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
