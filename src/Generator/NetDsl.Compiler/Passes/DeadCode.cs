using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Drops what no result needs. Inputs and parameters cost nothing and go too.</summary>
public sealed class DeadCode : Pass
{
    public override string Name => "dead code";

    public override ProgramGraph Run(ProgramGraph graph)
    {
        var alive = new bool[graph.Nodes.Count];
        foreach (var result in graph.Results) alive[result.Node] = true;
        for (var id = alive.Length - 1; id >= 0; id--)
            if (alive[id])
                foreach (var operand in graph.Nodes[id].Operands) alive[operand] = true;
        // The rewriting visits every old node once, in order; dead ones stand for nothing that anyone asks for.
        var old = 0;
        return graph.Rewrite((node, _) => alive[old++] ? (node, 0) : (null, -1));
    }
}
