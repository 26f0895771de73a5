using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>The slow, obvious evaluator: walks a graph node by node in float64.</summary>
internal static class GraphNumbers
{
    public static double[][] Evaluate(IReadOnlyList<Node> nodes, Numbers numbers, int batch)
    {
        var values = new double[nodes.Count][];
        foreach (var node in nodes)
            values[node.Id] = node.Primitive.Evaluate(new EvaluationContext(
                batch, node.Type,
                node.Operands.Select(id => nodes[id].Type).ToArray(),
                node.Operands.Select(id => values[id]).ToArray(),
                primitive => primitive switch
                {
                    InputPrimitive input => numbers.Ports[input.Port.Name],
                    ParameterPrimitive parameter => numbers.Parameters[parameter.Parameter.Name],
                    _ => throw new InvalidOperationException(primitive.Name),
                }));
        return values;
    }
}
