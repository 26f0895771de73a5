using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Which values parameters, buffers and constants alone decide. The size of the batch is not among these.</summary>
public static class Prepared
{
    public static bool[] Of(IReadOnlyList<Node> nodes)
    {
        var prepared = new bool[nodes.Count];
        foreach (var node in nodes)
            prepared[node.Id] = !node.Batched && node.Operands.All(operand => prepared[operand])
                && !(node.Primitive is ElementwisePrimitive { Expression: var expression } && expression.Mentions(Expression.BatchSize));
        return prepared;
    }
}
