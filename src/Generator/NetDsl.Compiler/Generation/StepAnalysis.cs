using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Follows the elements of a sequence through the graph of a network and finds out whether each result can be computed from one element
/// and what operations remember of those before it.
/// </summary>
public sealed class StepAnalysis
{
    private readonly GraphBuilder graph;
    private readonly int[] axes;
    private readonly Dictionary<int, Message> refusals = new();

    private StepAnalysis(GraphBuilder graph)
    {
        this.graph = graph;
        axes = new int[graph.Nodes.Count];
    }

    /// <summary>The plan of the run for single elements; null where there is none, with the reason where something is remembered at all.</summary>
    /// <param name="input">Index of the input that comes one element at a time, of at least one axis.</param>
    public static GenerationPlan? Plan(GraphBuilder graph, IReadOnlyList<Value> inputs, int input, IReadOnlyList<Value> outputs, out Message? why)
    {
        why = null;
        if (inputs[input].Shape.Rank == 0 || !graph.Calls.Any(call => OperationRegistry.Find(call.Operation)?.Remembers == true)) return null;
        var analysis = new StepAnalysis(graph);
        analysis.Follow(inputs[input]);
        why = outputs.Select(output => analysis.axes[output.Id] == Primitive.NotStepwise ? analysis.refusals[output.Id] : null).FirstOrDefault(refusal => refusal is not null);
        return why is null ? new GenerationPlan(input, inputs[input].Shape[0], graph.Calls, value => analysis.axes[value.Id]) : null;
    }

    private void Follow(Value input)
    {
        var calls = new Queue<CallRecord>(graph.Calls);
        for (var id = 0; id < axes.Length;)
        {
            while (calls.Count > 0 && calls.Peek().LastNode <= id) calls.Dequeue();
            if (calls.Count == 0 || calls.Peek().FirstNode != id || Stepping(calls.Peek()) is not { } stepping)
            {
                axes[id] = id == input.Id ? 0 : Axis(graph[id]);
                id++;
                continue;
            }

            var call = calls.Dequeue();
            for (; id < call.LastNode; id++) axes[id] = -1;
            for (var i = 0; i < call.Results.Count; i++)
            {
                if (stepping.Refusal is { } refusal) Refuse(call.Results[i].Id, refusal);
                else axes[call.Results[i].Id] = stepping.Axes[i];
            }
        }
    }

    private Stepping? Stepping(CallRecord call) =>
        call.Operands().Any(operand => axes[operand.Id] >= 0) && call.Operands().All(operand => axes[operand.Id] != Primitive.NotStepwise)
            ? OperationRegistry.Find(call.Operation)?.Step(call, value => axes[value.Id])
            : null;

    private int Axis(Node node)
    {
        foreach (var operand in node.Operands)
            if (axes[operand] == Primitive.NotStepwise) return Refuse(node.Id, refusals[operand]);
        if (node.Operands.All(operand => axes[operand] < 0)) return -1;
        var axis = node.Primitive.StepAxis(node.Operands.Select(operand => graph[operand].Type).ToList(), node.Operands.Select(operand => axes[operand]).ToList());
        var place = node.Origin.ToString();
        return axis != Primitive.NotStepwise ? axis : Refuse(node.Id, place.Length > 0
            ? (Message)$"{place}: '{node.Origin.Text}' needs the whole sequence at once"
            : $"'{node.Primitive.Name}' needs the whole sequence at once");
    }

    private int Refuse(int id, Message why)
    {
        refusals[id] = why;
        return axes[id] = Primitive.NotStepwise;
    }
}
