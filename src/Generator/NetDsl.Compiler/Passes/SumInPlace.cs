using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Rows of an embedding's gradient are added to what a product with the same table leaves there: a table that also makes the scores gets one gradient without
/// a second and third table beside it.
/// </summary>
public sealed class SumInPlace : Pass
{
    public override string Name => "sums in place";

    public override ProgramGraph Run(ProgramGraph graph)
    {
        var readers = new int[graph.Nodes.Count];
        foreach (var operand in graph.Nodes.SelectMany(node => node.Operands)) readers[operand]++;
        foreach (var result in graph.Results) readers[result.Node]++;
        var sums = new Dictionary<int, (Node Scatter, int Product)>();
        foreach (var node in graph.Nodes)
            if (node.Primitive is ElementwisePrimitive { Target: null, Expression: var expression } && expression == Expression.Operand(0) + Expression.Operand(1)
                && (Pair(graph.Nodes[node.Operands[0]], graph.Nodes[node.Operands[1]]) ?? Pair(graph.Nodes[node.Operands[1]], graph.Nodes[node.Operands[0]])) is { } pair)
                sums.Add(node.Id, pair);
        var names = sums.ToDictionary(pair => pair.Value.Product, pair => graph.Nodes[pair.Key].Name);
        var dropped = new HashSet<int>(sums.Values.Select(pair => pair.Scatter.Id));
        var nodes = new List<Node>(graph.Nodes.Count);
        var map = new int[graph.Nodes.Count];
        var forwardCount = graph.ForwardCount - dropped.Count(id => id < graph.ForwardCount);
        foreach (var old in graph.Nodes.Where(node => !dropped.Contains(node.Id)))
        {
            var (primitive, operands) = sums.TryGetValue(old.Id, out var pair)
                ? (pair.Scatter.Primitive, pair.Scatter.Operands.Append(pair.Product))
                : (old.Primitive, old.Operands);
            map[old.Id] = nodes.Count;
            nodes.Add(old with { Id = nodes.Count, Name = names.TryGetValue(old.Id, out var name) ? name : old.Name, Primitive = primitive, Operands = operands.Select(operand => map[operand]).ToEquatableArray() });
        }

        return new ProgramGraph(nodes, graph.Results.Select(result => result with { Node = map[result.Node] }).ToList(), forwardCount);

        (Node, int)? Pair(Node scatter, Node product) =>
            scatter.Primitive is ScatterAddPrimitive && scatter.Operands.Count == 2 && product.Primitive is OuterSumPrimitive
            && scatter.Type == product.Type && readers[scatter.Id] == 1 && readers[product.Id] == 1
                ? (scatter, product.Id)
                : null;
    }
}
