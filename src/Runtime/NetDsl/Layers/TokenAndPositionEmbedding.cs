namespace NetDsl;

public static partial class Layers
{
    /// <summary>
    /// The sum of a trained vector for each token and one for each position. Parameters: <c>token.weight</c> [vocabulary,
    /// width] and <c>position.weight</c> [positions, width].
    /// </summary>
    /// <param name="indices">A sequence of tokens [length]; values from 0 to vocabulary − 1, checked before each step.</param>
    /// <param name="vocabulary">The number of different integers.</param>
    /// <param name="width">The length of each vector.</param>
    /// <param name="positions">The number of positions in the table; at least the length of the sequence.</param>
    /// <param name="init">How the weight is filled; standard normal unless set.</param>
    /// <param name="gain">A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>[length, width].</returns>
    /// <remarks>
    /// Vaswani et al. 2017; Radford et al. 2018. Build errors: NDSL1013 for a sequence longer than the table, NDSL1019 for
    /// sizes below 1.
    /// </remarks>
    public static Tensor TokenAndPositionEmbedding(IntTensor indices, int vocabulary, int width, int positions, Init init = Init.Default, double gain = 1, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.TokenAndPositionEmbedding(IntTensor, int, int, int, Init, double, string)"/> in a stack of attributes.</summary>
public sealed class TokenAndPositionEmbeddingAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="vocabulary">The number of different integers.</param>
    /// <param name="width">The length of each vector.</param>
    /// <param name="positions">The number of positions in the table; at least the length of the sequence.</param>
    public TokenAndPositionEmbeddingAttribute(int vocabulary, int width, int positions)
    {
        Vocabulary = vocabulary;
        Width = width;
        Positions = positions;
    }

    /// <summary>The number of different integers.</summary>
    public int Vocabulary { get; }

    /// <summary>The length of each vector.</summary>
    public int Width { get; }

    /// <summary>The number of positions in the table; at least the length of the sequence.</summary>
    public int Positions { get; }

    /// <summary>How the weight is filled; standard normal unless set.</summary>
    public Init Init { get; set; }

    /// <summary>A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</summary>
    public double Gain { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
