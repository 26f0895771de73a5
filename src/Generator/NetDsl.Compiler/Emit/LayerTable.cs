using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetDsl.Compiler;

/// <summary>The table of a network's layers: name, output shape, parameters; totals below.</summary>
public static class LayerTable
{
    public static string Of(NetworkModel network)
    {
        var rows = new List<(string Layer, string Shape, string Parameters)>();
        var counted = new HashSet<string>();
        foreach (var node in network.Evaluation.Nodes)
        {
            if (node.Primitive is InputPrimitive { Port: var port })
            {
                if (network.Inputs.Any(input => input.Name == port.Name)) rows.Add((port.Name, node.Shape.ToString(), ""));
                continue;
            }

            if (node.Primitive is ParameterPrimitive || node.Name.Length == 0) continue;
            var own = Parameters(network, node).Where(parameter => counted.Add(parameter.Name)).ToList();
            rows.Add((node.Name, node.Shape.ToString(), own.Count == 0 ? "" : Count(own.Sum(parameter => parameter.Shape.Count))));
        }

        // A shared or unnamed layer's parameters still belong to the total.
        foreach (var parameter in network.Parameters.Where(parameter => !counted.Contains(parameter.Name)))
            rows.Add((parameter.Name, parameter.Shape.ToString(), Count(parameter.Shape.Count)));
        rows.Add(("total", "", Count(network.Parameters.Sum(parameter => parameter.Shape.Count))));
        return Text(rows);
    }

    private static IEnumerable<ParameterModel> Parameters(NetworkModel network, Node node)
    {
        // The layer's own: those among the nodes that feed this one before another named value does.
        var pending = new Stack<int>(node.Operands);
        var found = new List<ParameterModel>();
        while (pending.Count > 0)
        {
            var operand = network.Evaluation.Nodes[pending.Pop()];
            if (operand.Primitive is ParameterPrimitive { Parameter: var parameter }) found.Add(parameter);
            else if (operand.Name.Length == 0) foreach (var id in operand.Operands) pending.Push(id);
        }

        return found;
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(List<(string Layer, string Shape, string Parameters)> rows)
    {
        rows.Insert(0, ("layer", "output", "parameters"));
        int layer = rows.Max(row => row.Layer.Length), shape = rows.Max(row => row.Shape.Length), parameters = rows.Max(row => row.Parameters.Length);
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(row.Layer.PadRight(layer)).Append("  ").Append(row.Shape.PadRight(shape)).Append("  ").Append(row.Parameters.PadLeft(parameters)).Append('\n');
        return text.ToString().TrimEnd('\n');
    }
}
