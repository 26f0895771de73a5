namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// Turns pairs of queries or keys by angles that grow with the position, so that their products depend on distances alone. Apply it to both, before
    /// <see cref="Attention"/>.
    /// </summary>
    /// <param name="x">A sequence [length, width] with the heads side by side in each row.</param>
    /// <param name="heads">The number of heads; each must have an even width.</param>
    /// <param name="base">Angles of pair i are the position divided by base^(2i / width of a head).</param>
    /// <param name="interleaved">True where the two of a pair are neighbours, as in GPT-J; else they are half a head apart, as in LLaMA.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Su et al. 2021. Build errors: NDSL1009 for heads that do not divide the width, NDSL1022 for heads of an odd width.</remarks>
    public static Tensor RotaryPositions(Tensor x, int heads, double @base = 10000, bool interleaved = false) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.RotaryPositions(Tensor, int, double, bool)"/> in a stack of attributes.</summary>
public sealed class RotaryPositionsAttribute : LayerAttribute
{
    /// <summary>Sets what the function cannot do without.</summary>
    /// <param name="heads">The number of heads; each must have an even width.</param>
    public RotaryPositionsAttribute(int heads) => Heads = heads;

    /// <summary>The number of heads; each must have an even width.</summary>
    public int Heads { get; }

    /// <summary>Angles of pair i are the position divided by base^(2i / width of a head); 10000 unless set.</summary>
    public double Base { get; set; }

    /// <summary>True where the two of a pair are neighbours, as in GPT-J; else they are half a head apart, as in LLaMA.</summary>
    public bool Interleaved { get; set; }
}
