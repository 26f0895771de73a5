namespace NetDsl.Compiler;

/// <summary>
/// In prediction, products whose sample is one vector, of which nothing but the weight takes time, and those of many rows with short sums read a weight that was packed once. In training each
/// thread packs what it reads of a weight anew: once a step it is written in any case.
/// </summary>
public sealed class PackProducts : PackWeights
{
    /// <summary>Floats of a packed weight beyond which it comes from memory in any case, and is not to be there twice.</summary>
    private const long LargestWeight = 1 << 20;

    /// <summary>With fewer columns most of a panel would be empty.</summary>
    private const int FewestColumns = 16;

    public override string Name => "packed products";

    public override bool InTraining => false;

    /// <summary>A GPU reads a weight once for many samples.</summary>
    public override bool OnGpu => false;

    protected override (Primitive Product, PackPrimitive Packing)? Packing(Node node, ProgramGraph graph, bool[] prepared)
    {
        if (node.Primitive is not LinearPrimitive linear || !node.Batched || !prepared[node.Operands[1]]) return null;
        Shape x = graph.Nodes[node.Operands[0]].Shape, w = graph.Nodes[node.Operands[1]].Shape;
        int n = w[linear.Transposed ? 0 : 1], k = w[linear.Transposed ? 1 : 0];
        if (n < FewestColumns || LinearPackPrimitive.Panels(n, k).Count > LargestWeight) return null;
        return x.Count == k || linear.SumsManyRows(x, k) ? (new PackedLinearPrimitive(n), new LinearPackPrimitive(linear.Transposed)) : null;
    }
}
