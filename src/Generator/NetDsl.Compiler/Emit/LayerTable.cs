using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetDsl.Compiler;

/// <summary>The table of a network's layers: name, output shape, parameters, multiply-adds; totals and memory below.</summary>
public static class LayerTable
{
    private static readonly string[] Units = { "bytes", "KiB", "MiB", "GiB" };

    /// <summary>Without the memory, which only the planned programs know.</summary>
    public static string Of(NetworkModel network)
    {
        var layers = network.Layers.Where(layer => layer.Role is LayerRole.Input or LayerRole.Layer).ToList();
        var rows = new List<string[]> { new[] { "layer", "operations", "output", "parameters", "multiply-adds" } };
        rows.AddRange(layers.Select(layer => new[] { layer.Name, layer.Operations, layer.Output, layer is { Shared: true, Parameters: 0 } ? "shared" : Count(layer.Parameters), Count(layer.MultiplyAdds) }));
        rows.Add(new[] { "total", "", "", Number(network.Parameters.Sum(parameter => parameter.Shape.Count)), Number(layers.Sum(layer => layer.MultiplyAdds)) });
        return Text(rows);
    }

    /// <param name="prediction">The plan of prediction.</param>
    /// <param name="training">The plan of training; null without a loss.</param>
    public static string Of(NetworkModel network, ProgramMemory prediction, ProgramMemory? training)
    {
        var parameters = TrainingMemory.Parameters(network);
        var beside = $"gradients {Size(parameters)}, averages of Adam {Size(TrainingMemory.OptimizerStates * parameters)}, ";
        return Of(network) + (training is null ? "" : Memory("training", parameters, beside, training)) + Memory("prediction", parameters, "", prediction);
    }

    private static string Memory(string kind, long parameters, string beside, ProgramMemory plan) =>
        $"\nmemory in {kind}: parameters {Size(parameters)}, {beside}plan {(plan.Once > 0 ? Size(plan.Once) + " and " : "")}{Size(plan.PerSample)} for each sample";

    /// <summary>2.5 KiB</summary>
    public static string Size(long bytes)
    {
        double size = bytes;
        var unit = 0;
        for (; size >= 1024 && unit < Units.Length - 1; unit++) size /= 1024;
        return size.ToString(unit == 0 ? "N0" : "N1", CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    private static string Count(long value) => value == 0 ? "" : Number(value);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(List<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(string.Join("  ", row.Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()).Append('\n');
        return text.ToString().TrimEnd('\n');
    }
}
