using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Makes layers out of the calls that built a graph. What has parameters, costs products, changes the shape or joins values is
/// a layer; what merely follows one (an activation, dropout) is part of it.
/// </summary>
public sealed class LayerReader
{
    private readonly GraphBuilder graph;
    private readonly LayerCalls calls;
    private readonly HashSet<int> predicted;
    private readonly HashSet<int> outputs;
    private readonly List<Row> rows = new();
    private readonly Dictionary<int, Row> rowOfCall = new();
    private readonly Dictionary<int, Row> rowOfInput = new();
    private readonly Dictionary<int, int> readers = new();

    private LayerReader(GraphBuilder graph, IReadOnlyList<Value> outputs)
    {
        this.graph = graph;
        calls = new LayerCalls(graph);
        predicted = calls.Ancestors(outputs);
        this.outputs = new HashSet<int>(outputs.Select(output => output.Id));
        foreach (var feed in calls.All.SelectMany(call => call.Feeds))
            readers[feed] = readers.TryGetValue(feed, out var count) ? count + 1 : 1;
    }

    /// <param name="graph">With the record of its calls.</param>
    /// <param name="inputs">Without the targets.</param>
    /// <param name="loss">The loss, or null.</param>
    public static EquatableArray<LayerModel> Read(GraphBuilder graph, IReadOnlyList<Value> inputs, IReadOnlyList<Value> outputs, IReadOnlyList<string> outputNames, Value? loss)
    {
        var reader = new LayerReader(graph, outputs);
        foreach (var input in inputs) reader.AddPort(input.Id, LayerRole.Input);
        reader.AddLayers();
        for (var i = 0; i < outputs.Count; i++)
            reader.rows.Add(new Row(LayerRole.Output, outputNames[i], outputs[i].Shape.ToString()) { From = { reader.Source(outputs[i].Id) } });
        if (loss is { } value) reader.AddLoss(value);
        return LayerRuns.Join(reader.Models());
    }

    private void AddPort(int node, LayerRole role)
    {
        var row = new Row(role, graph[node].Name, graph[node].Shape.ToString());
        rows.Add(row);
        rowOfInput.Add(node, row);
    }

    private void AddLayers()
    {
        var shown = Enumerable.Range(0, calls.All.Count).Where(i => IsLayer(calls.All[i])).ToList();
        var groups = new LayerGroups(shown.Select(i => calls.All[i].Record.Layer));
        for (var next = 0; next < shown.Count;)
        {
            var group = groups.Of(calls.All[shown[next]].Record.Layer);
            var members = shown.Skip(next).TakeWhile(i => groups.Of(calls.All[i].Record.Layer) == group).ToList();
            // A layer met again is the next use of a shared one.
            var names = new HashSet<string>();
            members = members.TakeWhile(i => names.Add(calls.All[i].Record.Layer)).ToList();
            next += members.Count;
            if (Follows(members) is { } row) members.ForEach(i => Append(row, i));
            else AddRow(group, members);
        }
    }

    /// <summary>Part of what is predicted, or of what has parameters; constants are not shown.</summary>
    private bool IsLayer(LayerCall call) =>
        call.OwnsParameters || (!call.Constant && call.Record.Results.Any(result => predicted.Contains(result.Id)));

    private void AddRow(string name, List<int> members)
    {
        var row = new Row(LayerRole.Layer, name, "");
        rows.Add(row);
        foreach (var member in members) Append(row, member);
    }

    private void Append(Row row, int index)
    {
        var call = calls.All[index];
        row.Operations.Add(call.Record.Operation);
        row.Output = Text(call.Record.Results);
        row.Parameters += call.Parameters;
        row.Shared |= call.Shared;
        row.MultiplyAdds += call.MultiplyAdds;
        row.Last = call.Record.Results.Count == 1 ? call.Record.Results[0].Id : -1;
        rowOfCall[index] = row;
        foreach (var feed in call.Feeds) row.From.Add(Source(feed));
    }

    /// <summary>The layer that these calls only go on with, each reading nothing but the one before; else null.</summary>
    private Row? Follows(List<int> members)
    {
        Row? row = null;
        var last = -1;
        foreach (var call in members.Select(i => calls.All[i]))
        {
            if (call.OwnsParameters || call.MultiplyAdds > 0 || call.Feeds.Count != 1 || call.Record.Results.Count != 1) return null;
            var feed = call.Feeds[0];
            if (readers[feed] != 1 || outputs.Contains(feed) || graph[feed].Shape != call.Record.Results[0].Shape) return null;
            if (row is null && (Source(feed) is not { Role: LayerRole.Layer } maker || maker.Last != feed)) return null;
            if (row is not null && feed != last) return null;
            row ??= Source(feed);
            last = call.Record.Results[0].Id;
        }

        return row;
    }

    private void AddLoss(Value value)
    {
        foreach (var node in graph.Nodes.Where(node => node.Primitive is InputPrimitive && !rowOfInput.ContainsKey(node.Id)).ToList())
            AddPort(node.Id, LayerRole.Target);
        var row = new Row(LayerRole.Loss, "loss", "");
        var made = calls.Ancestors(new[] { value });
        for (var i = 0; i < calls.All.Count; i++)
        {
            var call = calls.All[i];
            if (rowOfCall.ContainsKey(i) || call.Constant || !call.Record.Results.Any(result => made.Contains(result.Id))) continue;
            row.Operations.Add(call.Record.Operation);
            rowOfCall[i] = row;
            foreach (var feed in call.Feeds) row.From.Add(rows.FirstOrDefault(port => port.Role == LayerRole.Output && port.From.Contains(Source(feed)) && outputs.Contains(feed)) ?? Source(feed));
        }

        rows.Add(row);
    }

    private Row? Source(int node) =>
        rowOfInput.TryGetValue(node, out var input) ? input : rowOfCall.TryGetValue(calls.OwnerOf(node), out var row) ? row : null;

    private IEnumerable<LayerModel> Models() => rows.Select(row => new LayerModel(
        row.Role, row.Name, Text(row.Operations), row.Output, row.Parameters, row.Shared, row.MultiplyAdds,
        row.From.Where(from => from is not null && from != row).Select(from => rows.IndexOf(from!)).Distinct().OrderBy(from => from).ToEquatableArray()));

    private static string Text(IReadOnlyList<Value> results) => results.Select(result => result.Shape).Distinct().Count() == 1 && results.Count > 1
        ? results.Count.ToString(CultureInfo.InvariantCulture) + " × " + results[0].Shape
        : string.Join(", ", results.Select(result => result.Shape.ToString()));

    /// <summary>Each operation once, with the number of times that it occurs; four at most.</summary>
    private static string Text(IReadOnlyList<string> operations)
    {
        var kinds = operations.GroupBy(operation => operation)
            .Select(kind => kind.Count() == 1 ? kind.Key : kind.Count().ToString(CultureInfo.InvariantCulture) + " × " + kind.Key).ToList();
        return string.Join(", ", kinds.Take(4)) + (kinds.Count > 4 ? ", …" : "");
    }

    private sealed class Row
    {
        public Row(LayerRole role, string name, string output)
        {
            Role = role;
            Name = name;
            Output = output;
        }

        public LayerRole Role { get; }

        public string Name { get; }

        public List<string> Operations { get; } = new();

        public string Output { get; set; }

        public long Parameters { get; set; }

        public bool Shared { get; set; }

        public long MultiplyAdds { get; set; }

        /// <summary>The one value that it gives so far; −1 where there are several.</summary>
        public int Last { get; set; } = -1;

        public List<Row?> From { get; } = new();
    }
}
