using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Computes small steps whose operands are all known at build time.</summary>
public sealed class ConstantFolding : Pass
{
    // A larger table would be text in the emitted file; computing it at run time is cheaper for everyone.
    private const int LargestTable = 256;

    public override string Name => "constant folding";

    public override ProgramGraph Run(ProgramGraph graph) => graph.Rewrite((node, nodes) =>
    {
        var operands = node.Operands.Select(operand => nodes[operand]).ToArray();
        if (operands.Length == 0 || node.Batched || node.Shape.Count > LargestTable || node.Primitive is ReshapePrimitive) return (node, 0);
        if (!operands.All(operand => operand.Primitive is ConstantPrimitive && operand.Shape.Count <= LargestTable)) return (node, 0);
        if (node.Primitive is ElementwisePrimitive { Expression: var e } && e.Mentions(Expression.BatchSize)) return (node, 0);
        var context = new EvaluationContext(1, node.Type, operands.Select(o => o.Type).ToArray(), operands
            .Select(o => o.Primitive.Evaluate(new EvaluationContext(1, o.Type, System.Array.Empty<TensorType>(), System.Array.Empty<double[]>()))).ToArray());
        return (node with { Primitive = new ConstantPrimitive(node.Shape, new EquatableArray<double>(node.Primitive.Evaluate(context))), Operands = default }, 0);
    });
}
