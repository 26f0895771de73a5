namespace NetDsl.Compiler;

/// <summary>Takes out what only steered the gradients.</summary>
public sealed class RemoveMarkers : Pass
{
    public override string Name => "remove markers";

    public override ProgramGraph Run(ProgramGraph graph) => graph.Rewrite((node, _) => node.Primitive switch
    {
        StopGradientPrimitive => (null, node.Operands[0]),
        StraightThroughPrimitive => (null, node.Operands[1]),
        NormalizePrimitive normalize => (node with { Primitive = new ElementwisePrimitive(normalize.Definition, null), Operands = normalize.Read(node.Operands).ToEquatableArray() }, 0),
        _ => (node, 0),
    });
}
