using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Reverse-mode differentiation, graph to graph: walks back from the loss and lets every node's rule add the gradients of
/// its operands. Broadcasting is undone here, for all rules.
/// </summary>
public static class ReverseMode
{
    /// <summary>Appends the gradient of <paramref name="loss"/> by each wanted value; null where it does not depend on it.</summary>
    public static Value?[] Differentiate(GraphBuilder graph, Value loss, IReadOnlyList<Value> wanted)
    {
        var needed = Needed(graph, wanted);
        var sums = new Dictionary<int, Value>();
        if (needed[loss.Id]) sums[loss.Id] = graph.Constant(loss.Shape, 1);
        var origin = graph.Origin;
        for (var id = loss.Id; id >= 0; id--)
        {
            if (!sums.TryGetValue(id, out var upstream) || graph[id].Operands.Count == 0) continue;
            graph.Origin = graph[id].Origin;
            if (graph[id].Name.Length > 0 && upstream.Node.Name.Length == 0) graph.Rename(upstream, "d " + graph[id].Name);
            graph[id].Primitive.Differentiate(new Context(graph, id, upstream, needed, sums));
        }

        graph.Origin = origin;
        foreach (var value in wanted)
            if (sums.TryGetValue(value.Id, out var gradient) && gradient.Node.Name.Length == 0) graph.Rename(gradient, "d " + value.Node.Name);
        return wanted.Select(value => sums.TryGetValue(value.Id, out var gradient) ? gradient : (Value?)null).ToArray();
    }

    private static bool[] Needed(GraphBuilder graph, IReadOnlyList<Value> wanted)
    {
        var needed = new bool[graph.Nodes.Count];
        foreach (var value in wanted) needed[value.Id] = true;
        foreach (var node in graph.Nodes)
            needed[node.Id] |= node.Primitive is not StopGradientPrimitive && node.Operands.Any(operand => needed[operand]);
        return needed;
    }

    /// <summary>The gradient by a value of type <paramref name="type"/>, from one by what it was broadcast to.</summary>
    private static Value UndoBroadcast(Value gradient, TensorType type)
    {
        var extra = gradient.Shape.Rank - type.Shape.Rank;
        for (var axis = 0; axis < gradient.Shape.Rank; axis++)
        {
            var first = axis;
            while (axis < gradient.Shape.Rank && gradient.Shape[axis] != 1 && (axis < extra || type.Shape[axis - extra] == 1)) axis++;
            gradient = gradient.SumOver(first, axis - first);
        }

        if (gradient.Shape.Count == type.Shape.Count) gradient = gradient.Reshape(type.Shape);
        else gradient = gradient.BroadcastTo(type.Shape);
        if (gradient.Batched && !type.Batched) return gradient.BatchSum();
        return !gradient.Batched && type.Batched ? gradient.Graph.Add(new BatchBroadcastPrimitive(), gradient) : gradient;
    }

    private sealed class Context : GradientContext
    {
        private readonly GraphBuilder graph;
        private readonly Node node;
        private readonly bool[] needed;
        private readonly Dictionary<int, Value> sums;

        public Context(GraphBuilder graph, int id, Value upstream, bool[] needed, Dictionary<int, Value> sums)
        {
            this.graph = graph;
            this.needed = needed;
            this.sums = sums;
            node = graph[id];
            Upstream = upstream;
            Operands = node.Operands.Select(operand => new Value(graph, operand)).ToList();
        }

        public override Value Upstream { get; }

        public override Value Result => new(graph, node.Id);

        public override IReadOnlyList<Value> Operands { get; }

        public override bool Needs(int operand) => needed[node.Operands[operand]];

        public override void Add(int operand, Value gradient)
        {
            var target = node.Operands[operand];
            if (!needed[target]) return;
            var single = UndoBroadcast(gradient, graph[target].Type);
            sums[target] = sums.TryGetValue(target, out var sum) ? sum + single : single;
        }
    }
}
