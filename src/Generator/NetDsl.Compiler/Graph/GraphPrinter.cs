using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NetDsl.Compiler;

/// <summary>A graph as stable text: one line a node, as tests compare it and emitted files show it.</summary>
public static class GraphPrinter
{
    public static string Print(Graph graph)
    {
        var text = new StringBuilder(Print(graph.Nodes));
        text.Append("outputs ").Append(string.Join(", ", graph.Outputs.Select(id => "%" + id)));
        if (graph.Loss >= 0) text.Append("; loss %").Append(graph.Loss);
        foreach (var update in graph.Updates) text.Append("; ").Append(update.Buffer).Append(update.Node < 0 ? " counts" : $" becomes %{update.Node}");
        return text.Append('\n').ToString();
    }

    public static string Print(IReadOnlyList<Node> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            text.Append('%').Append(node.Id);
            if (node.Name.Length > 0) text.Append(' ').Append(node.Name);
            text.Append(": ").Append(node.Type).Append(" = ").Append(node.Primitive.Name);
            if (node.Operands.Count > 0) text.Append(" (").Append(string.Join(", ", node.Operands.Select(id => "%" + id))).Append(')');
            text.Append('\n');
        }

        return text.ToString();
    }
}
