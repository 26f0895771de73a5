using System.Linq;

namespace NetDsl.Compiler;

/// <summary>All convolutions read their weights packed.</summary>
public sealed class PackConvolutions : PackWeights
{
    public override string Name => "packed convolutions";

    protected override (Primitive Product, PackPrimitive Packing)? Packing(Node node, ProgramGraph graph, bool[] prepared)
    {
        var operands = node.Operands.Select(operand => graph.Nodes[operand].Shape).ToList();
        return node.Primitive switch
        {
            ConvPrimitive conv when operands[1].Rank == 4 => (conv, new ConvPackPrimitive(conv.Window, operands[0], Back: false)),
            ConvInputGradientPrimitive back when operands[1].Rank == 4 => (back, new ConvPackPrimitive(back.Window, back.Image, Back: true)),
            _ => null,
        };
    }
}
