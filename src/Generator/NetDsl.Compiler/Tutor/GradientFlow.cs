using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Which values of a graph the gradient reaches on its way back, and where it ends.</summary>
internal sealed class GradientFlow
{
    private readonly GraphBuilder graph;
    private readonly bool[] reached;

    /// <param name="ends">Where gradients start: the loss, or the results where there is none.</param>
    public GradientFlow(GraphBuilder graph, IEnumerable<Value> ends)
    {
        this.graph = graph;
        reached = new bool[graph.Nodes.Count];
        foreach (var end in ends) reached[end.Id] = true;
        for (var id = reached.Length - 1; id >= 0; id--)
        {
            if (!reached[id]) continue;
            var node = graph[id];
            for (var i = 0; i < node.Operands.Count; i++)
                if (!reached[node.Operands[i]] && Passes(node.Primitive, i)) reached[node.Operands[i]] = true;
        }
    }

    public bool Reaches(Value value) => reached[value.Id];

    /// <summary>The nodes at which the gradient ends on its way to a value that it does not reach: the first on each way, and what the author stops.</summary>
    public IReadOnlyList<Node> Barriers(Value value)
    {
        var found = new List<Node>();
        var behind = Behind(value);
        for (var id = value.Id + 1; id < reached.Length; id++)
            if ((reached[id] || Stops(graph[id], behind)) && graph[id].Operands.Any(operand => behind[operand])) found.Add(graph[id]);
        return found;
    }

    /// <summary>The value and all that is made from it without meeting the gradient or a place where the author stops it.</summary>
    public bool[] Behind(Value value)
    {
        var behind = new bool[reached.Length];
        behind[value.Id] = true;
        for (var id = value.Id + 1; id < reached.Length; id++)
            behind[id] = !reached[id] && !Stops(graph[id], behind) && graph[id].Operands.Any(operand => behind[operand]);
        return behind;
    }

    /// <summary>True where the author says that no gradient is meant: behind StopGradient, and inside the function of StraightThrough.</summary>
    private static bool Stops(Node node, bool[] behind) =>
        node.Primitive is StopGradientPrimitive || (node.Primitive is StraightThroughPrimitive && !behind[node.Operands[0]]);

    /// <summary>False where the slope by an operand is 0 everywhere, or where the author stops the gradient.</summary>
    private static bool Passes(Primitive primitive, int operand) => primitive switch
    {
        StopGradientPrimitive => false,
        StraightThroughPrimitive or GatherPrimitive => operand == 0,
        ElementwisePrimitive { Slopes.Count: > 0 } step => step.Slopes[operand] is not ConstantExpression { Value: 0 },
        ElementwisePrimitive step => step.Expression.Derivative(operand) is not ConstantExpression { Value: 0 },
        _ => true,
    };
}
