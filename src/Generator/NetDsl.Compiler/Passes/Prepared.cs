using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Which values parameters, buffers and constants alone decide, and inputs that stay the same from run to run. The size of the batch is not among these.</summary>
public static class Prepared
{
    /// <param name="settled">Names of inputs that stay the same: what they decide is prepared for every row of them. None in a program whose batch changes as a whole.</param>
    public static bool[] Of(IReadOnlyList<Node> nodes, ISet<string>? settled = null)
    {
        var prepared = new bool[nodes.Count];
        foreach (var node in nodes)
            prepared[node.Id] = node.Primitive switch
            {
                InputPrimitive input => settled?.Contains(input.Port.Name) == true,
                SourcePrimitive => !node.Batched,
                ElementwisePrimitive { Expression: var expression } when expression.Mentions(Expression.BatchSize) => false,
                _ => (!node.Batched || settled?.Count > 0) && node.Operands.All(operand => prepared[operand]),
            };
        return prepared;
    }
}
