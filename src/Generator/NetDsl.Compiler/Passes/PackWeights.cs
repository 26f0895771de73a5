using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Convolutions read their weights packed. A weight that several of them read alike is packed once.</summary>
public sealed class PackWeights : Pass
{
    public override string Name => "packed weights";

    public override ProgramGraph Run(ProgramGraph graph)
    {
        var nodes = new List<Node>(graph.Nodes.Count);
        var map = new int[graph.Nodes.Count];
        var packed = new Dictionary<(ConvPackPrimitive, int), int>();
        var forwardCount = graph.ForwardCount;
        foreach (var old in graph.Nodes)
        {
            var operands = old.Operands.Select(operand => map[operand]).ToArray();
            if (Packing(old.Primitive, operands.Select(operand => nodes[operand].Shape).ToList()) is { } packing)
            {
                var weight = nodes[operands[1]];
                if (!packed.TryGetValue((packing, weight.Id), out var id))
                {
                    id = nodes.Count;
                    if (old.Id < graph.ForwardCount) forwardCount++;
                    nodes.Add(new Node(id, packing, new[] { weight.Id }.ToEquatableArray(), packing.Infer(new[] { weight.Type }), NameOf(nodes, weight, packing), old.Origin));
                    packed.Add((packing, weight.Id), id);
                }

                operands[1] = id;
            }

            map[old.Id] = nodes.Count;
            nodes.Add(old with { Id = nodes.Count, Operands = operands.ToEquatableArray() });
        }

        return new ProgramGraph(nodes, graph.Results.Select(result => result with { Node = map[result.Node] }).ToList(), forwardCount);
    }

    /// <summary>After the weight: the reader of the emitted code is to see whose it is.</summary>
    private static string NameOf(IReadOnlyList<Node> nodes, Node weight, ConvPackPrimitive packing)
    {
        while (weight.Name.Length == 0 && weight.Primitive is ReshapePrimitive) weight = nodes[weight.Operands[0]];
        return weight.Name.Length == 0 ? "" : $"{weight.Name} {(packing.Back ? "packed back" : "packed")}";
    }

    private static ConvPackPrimitive? Packing(Primitive primitive, IReadOnlyList<Shape> operands) => primitive switch
    {
        ConvPrimitive conv when operands[1].Rank == 4 => new ConvPackPrimitive(conv.Window, operands[0], Back: false),
        ConvInputGradientPrimitive back when operands[1].Rank == 4 => new ConvPackPrimitive(back.Window, back.Image, Back: true),
        _ => null,
    };
}
