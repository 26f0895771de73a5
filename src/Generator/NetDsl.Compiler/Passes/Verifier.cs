using System.Diagnostics;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The type rules, run again: a pass that breaks a graph is found where it does.</summary>
public static class Verifier
{
    [Conditional("DEBUG")]
    public static void Check(ProgramGraph graph, string after)
    {
        for (var id = 0; id < graph.Nodes.Count; id++)
        {
            var node = graph.Nodes[id];
            if (node.Id != id || node.Operands.Any(operand => operand >= id)) throw new GraphException($"after {after}: the order at {node}");
            var type = node.Primitive.Infer(node.Operands.Select(operand => graph.Nodes[operand].Type).ToArray());
            if (type != node.Type) throw new GraphException($"after {after}: {node.Name} is {type}, not {node.Type}");
        }
    }
}
