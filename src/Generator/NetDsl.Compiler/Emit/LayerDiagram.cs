using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A network's layers as a Mermaid flowchart, https://mermaid.js.org/syntax/flowchart.html.</summary>
internal static class LayerDiagram
{
    public static string Of(NetworkModel network)
    {
        var lines = new List<string> { "flowchart TD" };
        for (var i = 0; i < network.Layers.Count; i++) lines.Add($"    n{i}{Shape(network.Layers[i])}");
        for (var i = 0; i < network.Layers.Count; i++)
            foreach (var from in network.Layers[i].From) lines.Add($"    n{from} --> n{i}");
        return string.Join("\n", lines);
    }

    /// <summary>Rounded where data comes in, boxes for layers, a hexagon for the loss.</summary>
    private static string Shape(LayerModel layer)
    {
        var label = "\"" + string.Join("<br/>", Parts(layer).Select(Escape)) + "\"";
        return layer.Role switch
        {
            LayerRole.Input or LayerRole.Target or LayerRole.Output => $"([{label}])",
            LayerRole.Loss => $"{{{{{label}}}}}",
            _ => $"[{label}]",
        };
    }

    private static IEnumerable<string> Parts(LayerModel layer) =>
        new[] { layer.Name, layer.Operations, layer.Output == "[]" ? "" : layer.Output }.Where(part => part.Length > 0);

    /// <summary>Mermaid's own escapes: a quote would end the label.</summary>
    private static string Escape(string text) => text.Replace("#", "#35;").Replace("\"", "#quot;").Replace("<", "#lt;").Replace(">", "#gt;");
}
