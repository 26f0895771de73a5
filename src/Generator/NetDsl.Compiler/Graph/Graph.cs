namespace NetDsl.Compiler;

/// <summary>A finished graph: nodes in topological order and which of them go in and out. Equal graphs are equal values.</summary>
/// <param name="Loss">The scalar to minimise, not batched; −1 where there is none.</param>
public sealed record Graph(EquatableArray<Node> Nodes, EquatableArray<int> Outputs, int Loss)
{
    public Node this[int id] => Nodes[id];
}
