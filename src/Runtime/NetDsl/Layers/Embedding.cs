namespace NetDsl;

public static partial class Layers
{
    /// <summary>A trained vector for each of some integers. Parameter: <c>weight</c> [vocabulary, width].</summary>
    /// <param name="indices">Any shape; values from 0 to vocabulary − 1, checked before each step.</param>
    /// <param name="vocabulary">The number of different integers.</param>
    /// <param name="width">The length of each vector.</param>
    /// <param name="paddingIndex">An integer whose vector is used as it is and never trained; none unless set.</param>
    /// <param name="init">How the weight is filled; standard normal unless set.</param>
    /// <param name="gain">A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>[.., width].</returns>
    /// <remarks>Build errors: NDSL1019 for sizes below 1 or a padding index outside the vocabulary.</remarks>
    public static Tensor Embedding(IntTensor indices, int vocabulary, int width, int? paddingIndex = null, Init init = Init.Default, double gain = 1, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.Embedding(IntTensor, int, int, int?, Init, double, string)"/> in a stack of attributes.</summary>
public sealed class EmbeddingAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="vocabulary">The number of different integers.</param>
    /// <param name="width">The length of each vector.</param>
    public EmbeddingAttribute(int vocabulary, int width)
    {
        Vocabulary = vocabulary;
        Width = width;
    }

    /// <summary>The number of different integers.</summary>
    public int Vocabulary { get; }

    /// <summary>The length of each vector.</summary>
    public int Width { get; }

    /// <summary>An integer whose vector is used as it is and never trained; none unless set.</summary>
    public int PaddingIndex { get; set; }

    /// <summary>How the weight is filled; standard normal unless set.</summary>
    public Init Init { get; set; }

    /// <summary>A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</summary>
    public double Gain { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
