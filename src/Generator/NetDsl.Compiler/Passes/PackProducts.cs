namespace NetDsl.Compiler;

/// <summary>
/// Products with a layer's weight read it packed, where it is read more often than it changes: in prediction those of a single vector, of which nothing but the weight takes time, and those of
/// many rows with short sums; in training the latter, whose weight every thread would pack for itself, forward and backward.
/// </summary>
public sealed class PackProducts : PackWeights
{
    /// <summary>Floats of a packed weight beyond which it comes from memory in any case, and is not to be there twice.</summary>
    private const long LargestWeight = 1 << 20;

    /// <summary>The same in training, where larger weights gained nothing: their panels leave the second cache between two uses, and packing takes little beside the product.</summary>
    private const long LargestTrained = 1 << 16;

    /// <summary>With fewer columns most of a panel would be empty.</summary>
    private const int FewestColumns = 16;

    public override string Name => "packed products";

    /// <summary>A GPU reads a weight once for many samples.</summary>
    public override bool OnGpu => false;

    protected override (Primitive Product, PackPrimitive Packing)? Packing(Node node, ProgramGraph graph, bool[] prepared)
    {
        if (node.Primitive is not LinearPrimitive linear || !node.Batched) return null;
        Node x = graph.Nodes[node.Operands[0]], weight = graph.Nodes[node.Operands[1]];
        if (graph.IsTraining ? weight.Primitive is not ParameterPrimitive : !prepared[weight.Id]) return null;
        int n = weight.Shape[linear.Transposed ? 0 : 1], k = weight.Shape[linear.Transposed ? 1 : 0];
        if (n < FewestColumns || LinearPackPrimitive.Panels(n, k).Count > (graph.IsTraining ? LargestTrained : LargestWeight)) return null;
        var vector = !graph.IsTraining && x.Shape.Count == k;
        return vector || linear.SumsManyRows(x.Shape, k) ? (new PackedLinearPrimitive(n), new LinearPackPrimitive(linear.Transposed)) : null;
    }
}
