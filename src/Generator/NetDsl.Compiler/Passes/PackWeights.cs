using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Products read their weights packed. A weight that several of them read alike is packed once.</summary>
public abstract class PackWeights : Pass
{
    public override ProgramGraph Run(ProgramGraph graph)
    {
        var prepared = Prepared.Of(graph.Nodes);
        var nodes = new List<Node>(graph.Nodes.Count);
        var map = new int[graph.Nodes.Count];
        var packed = new Dictionary<(PackPrimitive, int), int>();
        var forwardCount = graph.ForwardCount;
        foreach (var old in graph.Nodes)
        {
            var node = old with { Operands = old.Operands.Select(operand => map[operand]).ToEquatableArray() };
            if (Packing(old, graph, prepared) is var (product, packing))
            {
                var weight = nodes[node.Operands[1]];
                if (!packed.TryGetValue((packing, weight.Id), out var id))
                {
                    id = nodes.Count;
                    if (old.Id < graph.ForwardCount) forwardCount++;
                    nodes.Add(new Node(id, packing, new[] { weight.Id }.ToEquatableArray(), packing.Infer(new[] { weight.Type }), NameOf(nodes, weight, packing), old.Origin));
                    packed.Add((packing, weight.Id), id);
                }

                node = node with { Primitive = product, Operands = node.Operands.Select((operand, i) => i == 1 ? id : operand).ToEquatableArray() };
            }

            map[old.Id] = nodes.Count;
            nodes.Add(node with { Id = nodes.Count });
        }

        return new ProgramGraph(nodes, graph.Results.Select(result => result with { Node = map[result.Node] }).ToList(), forwardCount);
    }

    /// <summary>What a node becomes, and how its second operand is packed for it; null for one that stays as it is.</summary>
    /// <param name="prepared">Which nodes parameters, buffers and constants alone decide.</param>
    protected abstract (Primitive Product, PackPrimitive Packing)? Packing(Node node, ProgramGraph graph, bool[] prepared);

    /// <summary>After the weight: the reader of the emitted code is to see whose it is.</summary>
    private static string NameOf(IReadOnlyList<Node> nodes, Node weight, PackPrimitive packing)
    {
        while (weight.Name.Length == 0 && weight.Primitive is ReshapePrimitive) weight = nodes[weight.Operands[0]];
        return weight.Name.Length == 0 ? "" : $"{weight.Name} {packing.Label}";
    }
}
