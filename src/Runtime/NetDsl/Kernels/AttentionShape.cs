namespace NetDsl.Kernels;

/// <summary>The sizes of one attention, the same for every sample.</summary>
/// <param name="Heads">Heads side by side.</param>
/// <param name="Queries">Rows that ask.</param>
/// <param name="Keys">Rows that are looked at.</param>
/// <param name="Width">Values of a query and of a key in one head.</param>
/// <param name="ValueWidth">Values of a result in one head.</param>
/// <param name="Scale">Factor of the products of queries and keys.</param>
/// <param name="Causal">True where query i sees the keys 0 … i alone.</param>
public readonly record struct AttentionShape(int Heads, int Queries, int Keys, int Width, int ValueWidth, float Scale, bool Causal)
{
    /// <summary>How many keys a query sees, before any mask.</summary>
    internal int Seen(int query) => Causal && query + 1 < Keys ? query + 1 : Keys;
}
