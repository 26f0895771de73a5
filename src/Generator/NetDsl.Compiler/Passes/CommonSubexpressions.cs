using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>Equal steps on equal operands are done once.</summary>
public sealed class CommonSubexpressions : Pass
{
    public override string Name => "common subexpressions";

    public override ProgramGraph Run(ProgramGraph graph)
    {
        var seen = new Dictionary<(Primitive, EquatableArray<int>), int>();
        return graph.Rewrite((node, nodes) =>
        {
            var key = (node.Primitive, node.Operands);
            if (seen.TryGetValue(key, out var earlier)) return (null, earlier);
            seen.Add(key, nodes.Count);
            return (node, 0);
        });
    }
}
