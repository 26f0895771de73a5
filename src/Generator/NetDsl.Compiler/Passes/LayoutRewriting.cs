using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>One run of <see cref="Layout"/>: the graph that it writes, and in which order of axes each old value stands in it.</summary>
internal sealed class LayoutRewriting
{
    // A value of the batch weighs so much more than one that exists once.
    private const long Samples = 32;

    private readonly List<(int Node, AxisOrder Order)> values = new();
    private readonly Dictionary<(int, AxisOrder), int> inOrder = new();
    private readonly int[] readers;
    private readonly IReadOnlyList<Node> old;

    public LayoutRewriting(ProgramGraph graph)
    {
        old = graph.Nodes;
        readers = new int[old.Count];
        foreach (var operand in old.SelectMany(node => node.Operands)) readers[operand]++;
    }

    public List<Node> Nodes { get; } = new();

    /// <summary>Rewrites the next node of the old graph.</summary>
    public void Add(Node node) => values.Add(node.Primitive switch
    {
        PermutePrimitive permute => Owe(node, permute),
        ReshapePrimitive reshape => Reshape(node, reshape),
        ElementwisePrimitive elementwise => Elementwise(node, elementwise),
        ReducePrimitive reduce => Reduce(node, reduce),
        ConcatPrimitive { Axis: var axis } => Together(node, order => new ConcatPrimitive(order[axis])),
        StraightThroughPrimitive => Together(node, _ => node.Primitive),
        LogSumExpPrimitive { Axis: var axis } => InOrderOf(node, order => new LogSumExpPrimitive(order[axis])),
        BandPrimitive { Axis: var axis } => InOrderOf(node, order => new BandPrimitive(order[axis])),
        SlicePrimitive s => InOrderOf(node, order => new SlicePrimitive(order.ToMemory(s.Shape), order.ToMemory(s.Starts), order.ToMemory(s.Steps))),
        PlacePrimitive p => InOrderOf(node, order => new PlacePrimitive(order.ToMemory(p.Shape), order.ToMemory(p.Starts), order.ToMemory(p.Steps), p.Fill)),
        BatchSumPrimitive or BatchBroadcastPrimitive or StopGradientPrimitive => InOrderOf(node, _ => node.Primitive),
        LinearPrimitive when values[node.Operands[0]].Order is var order && order[order.Rank - 1] == order.Rank - 1 => InOrderOf(node, _ => node.Primitive),
        _ => (Append(node, node.Primitive, node.Operands.Select(InOrder)), AxisOrder.Same(node.Shape.Rank)),
    });

    /// <summary>The new node that holds an old value as the user has it.</summary>
    public int InOrder(int id) => InOrder(id, AxisOrder.Same(old[id].Shape.Rank));

    private (int, AxisOrder) Owe(Node node, PermutePrimitive permute)
    {
        var (source, order) = values[node.Operands[0]];
        // The name is that of the values, in whichever order.
        if (node.Name.Length > 0 && Nodes[source].Name.Length == 0 && Nodes[source].Primitive is not SourcePrimitive) Nodes[source] = Nodes[source] with { Name = node.Name };
        return (source, order.Then(permute.Axes));
    }

    /// <summary>Axes that a reshape splits or joins may stay where they are if those that belong together lie together in memory.</summary>
    private (int, AxisOrder) Reshape(Node node, ReshapePrimitive reshape)
    {
        var (source, order) = values[node.Operands[0]];
        if (!order.IsSame && Carried(old[node.Operands[0]].Shape, reshape.Shape, order) is { } carried)
            return (Append(node, new ReshapePrimitive(carried.ToMemory(reshape.Shape)), new[] { source }), carried);
        return (Append(node, reshape, new[] { InOrder(node.Operands[0]) }), AxisOrder.Same(reshape.Shape.Rank));
    }

    private static AxisOrder? Carried(Shape from, Shape to, AxisOrder order)
    {
        var places = new List<(double Place, int Axis)>();
        int i = 0, j = 0;
        while (i < from.Rank || j < to.Rank)
        {
            // The shortest runs of axes on both sides that hold the same elements.
            int firstFrom = i, firstTo = j;
            long left = i < from.Rank ? from[i++] : 1, right = j < to.Rank ? to[j++] : 1;
            while (left != right)
                if (left < right) left *= from[i++];
                else right *= to[j++];
            var run = Enumerable.Range(firstFrom, i - firstFrom).Where(axis => from[axis] != 1).Select(axis => order[axis]).ToList();
            if (run.Where((place, k) => k > 0 && place != Next(run[k - 1])).Any()) return null;
            // Axes of size 1 go with their neighbour.
            var at = run.Count > 0 ? run[0] : firstFrom < i ? order[firstFrom] : firstFrom > 0 ? order[firstFrom - 1] + 0.5 : -0.5;
            for (var axis = firstTo; axis < j; axis++) places.Add((at, axis));
        }

        return new AxisOrder(places.OrderBy(place => place.Place).ThenBy(place => place.Axis).Select(place => place.Axis).ToEquatableArray()).Inverse();

        // The next place in memory that holds more than one element.
        int Next(int place)
        {
            var memory = order.ToMemory(from);
            do place++;
            while (place < memory.Rank && memory[place] == 1);
            return place;
        }
    }

    private (int, AxisOrder) Elementwise(Node node, ElementwisePrimitive elementwise)
    {
        var order = Cheapest(node);
        var primitive = elementwise.Target is { } target ? elementwise with { Target = order.ToMemory(Full(target, order.Rank)) } : elementwise;
        return (Append(node, primitive, node.Operands.Select(operand => InOrder(operand, order))), order);
    }

    private (int, AxisOrder) Together(Node node, Func<AxisOrder, Primitive> primitive)
    {
        var order = Cheapest(node);
        return (Append(node, primitive(order), node.Operands.Select(operand => InOrder(operand, order))), order);
    }

    /// <summary>A step of one value in whatever order that is; its further operands are as they were.</summary>
    private (int, AxisOrder) InOrderOf(Node node, Func<AxisOrder, Primitive> primitive)
    {
        var (source, order) = values[node.Operands[0]];
        return (Append(node, primitive(order), new[] { source }.Concat(node.Operands.Skip(1).Select(InOrder))), order);
    }

    /// <summary>The reduced axes, which were neighbours, may be apart in memory: then they are reduced run by run.</summary>
    private (int, AxisOrder) Reduce(Node node, ReducePrimitive reduce)
    {
        var (current, order) = values[node.Operands[0]];
        var axes = Enumerable.Range(reduce.Axis, reduce.Axes).Select(axis => order[axis]).OrderBy(axis => axis).ToList();
        for (var i = 0; i < axes.Count;)
        {
            var first = i++;
            while (i < axes.Count && axes[i] == axes[i - 1] + 1) i++;
            current = Append(i < axes.Count ? node with { Name = "" } : node, new ReducePrimitive(reduce.Kind, axes[first], i - first), new[] { current });
        }

        return (current, order);
    }

    /// <summary>Of the orders of the operands the one in which the fewest values must be moved.</summary>
    private AxisOrder Cheapest(Node node)
    {
        var rank = node.Shape.Rank;
        var orders = node.Operands.Select(operand => values[operand].Order.WithLeading(rank)).Distinct().Where(order => !order.IsSame).ToList();
        if (orders.Count == 0) return AxisOrder.Same(rank);
        // Among equals another order than the user's: whatever led to it will want it again.
        return orders.Append(AxisOrder.Same(rank)).OrderBy(order => node.Operands.Sum(operand => Cost(operand, order))).First();
    }

    private long Cost(int id, AxisOrder order)
    {
        var (shape, held) = (Full(old[id].Shape, order.Rank), values[id].Order.WithLeading(order.Rank));
        return held.LaysOutAs(order, shape) || IsDrawn(id) || old[id].Primitive is ConstantPrimitive { Uniform: not null } ? 0 : shape.Count * (old[id].Batched ? Samples : 1);
    }

    /// <summary>True for random numbers that one step alone reads: they can be drawn in any order.</summary>
    private bool IsDrawn(int id) => old[id].Primitive is RandomPrimitive && readers[id] == 1;

    /// <summary>The new node that holds an old value in an order, with axes of size 1 in front where the order has more axes.</summary>
    private int InOrder(int id, AxisOrder order)
    {
        var (node, held) = values[id];
        var shape = old[id].Shape;
        if (held.WithLeading(order.Rank).Equals(order)) return node;
        if (inOrder.TryGetValue((id, order), out var known)) return known;
        var wanted = order.ToMemory(Full(shape, order.Rank));
        if (old[id].Primitive is ConstantPrimitive { Uniform: not null } constant) known = Append(old[id], constant with { Shape = wanted });
        else if (IsDrawn(id)) known = Append(old[id], (RandomPrimitive)old[id].Primitive with { Shape = wanted });
        else if (held.WithLeading(order.Rank).LaysOutAs(order, Full(shape, order.Rank))) known = AsShape(node, wanted);
        else
        {
            var full = held.WithLeading(order.Rank);
            var inverse = order.Inverse();
            var source = AsShape(node, full.ToMemory(Full(shape, order.Rank)));
            // The name is left where the values in memory bear it already.
            known = Append(Nodes[node].Name == old[id].Name ? old[id] with { Name = "" } : old[id], new PermutePrimitive(inverse.Axes.Select(axis => full[axis]).ToEquatableArray()), new[] { source });
        }

        inOrder.Add((id, order), known);
        return known;
    }

    private int AsShape(int node, Shape shape) => Nodes[node].Shape == shape ? node : Append(Nodes[node] with { Name = "" }, new ReshapePrimitive(shape), new[] { node });

    private static Shape Full(Shape shape, int rank) => shape.Rank == rank ? shape : new(Enumerable.Repeat(1, rank - shape.Rank).Concat(shape.Dimensions));

    private int Append(Node like, Primitive primitive, IEnumerable<int>? operands = null)
    {
        var ids = (operands ?? Enumerable.Empty<int>()).ToEquatableArray();
        Nodes.Add(new Node(Nodes.Count, primitive, ids, primitive.Infer(ids.Select(id => Nodes[id].Type).ToArray()), like.Name, like.Origin));
        return Nodes.Count - 1;
    }
}
