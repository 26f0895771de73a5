namespace NetDsl.Compiler;

/// <summary>
/// Which products of a batch threads share by columns of the result, in place of samples: where a weight is larger than what the product reads and writes of a sample. Each of its numbers is then read by one
/// thread alone, which finds in its own cache what it changed at the end of the step before.
/// </summary>
internal sealed class ColumnSharing
{
    /// <summary>Floats of a weight from which on a product is worth a meeting.</summary>
    public const int LeastWeight = 1 << 16;

    /// <summary>Columns of two threads, a panel of the widest vectors each.</summary>
    private const int LeastColumns = 64;

    private readonly ProgramGraph graph;
    private readonly int leastWeight;

    public ColumnSharing(ProgramGraph graph, int leastWeight)
    {
        this.graph = graph;
        this.leastWeight = leastWeight;
    }

    public bool Pays(Node product)
    {
        if (product is not { Primitive: LinearPrimitive, Batched: true }) return false;
        Shape x = graph.Nodes[product.Operands[0]].Shape, w = graph.Nodes[product.Operands[1]].Shape, y = product.Shape;
        if (leastWeight == 0) return true;
        return w.Count >= leastWeight && w.Count >= x.Count + y.Count && y[y.Rank - 1] >= LeastColumns;
    }
}
