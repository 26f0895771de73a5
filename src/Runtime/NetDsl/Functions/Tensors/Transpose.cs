namespace NetDsl;

public static partial class Functions
{
    /// <summary>Two axes exchanged.</summary>
    /// <param name="x">At least two axes.</param>
    /// <param name="first">One axis; the last but one unless set.</param>
    /// <param name="second">The other axis; the last unless set.</param>
    /// <returns><paramref name="x"/> with the two dimensions exchanged.</returns>
    /// <remarks>Build errors: NDSL1017 for an axis that is not there.</remarks>
    public static Tensor Transpose(Tensor x, int first = -2, int second = -1) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Transpose(Tensor, int, int)"/> in a stack of attributes.</summary>
public sealed class TransposeAttribute : LayerAttribute
{
    /// <summary>One axis; the last but one unless set.</summary>
    public int First { get; set; }

    /// <summary>The other axis; the last unless set.</summary>
    public int Second { get; set; }
}
