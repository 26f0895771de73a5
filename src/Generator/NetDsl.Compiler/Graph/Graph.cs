namespace NetDsl.Compiler;

/// <summary>A finished graph: nodes in topological order and which of them go in and out. Equal graphs are equal values.</summary>
/// <param name="Loss">The scalar to minimise, not batched; −1 where there is none.</param>
/// <param name="Updates">What a step of training gives the buffers, in order.</param>
public sealed record Graph(EquatableArray<Node> Nodes, EquatableArray<int> Outputs, int Loss, EquatableArray<BufferUpdate> Updates = default)
{
    public Node this[int id] => Nodes[id];
}
