using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Where a program leaves a result.</summary>
public enum ResultKind
{
    Output,
    Loss,
    ParameterGradient,
    InputGradient,
    State,
    Buffer,
}

/// <summary>A value that a program must leave behind: which one, and the node that has it.</summary>
public sealed record ProgramResult(ResultKind Kind, int Index, int Node);

/// <summary>The nodes of one program and what it must leave behind.</summary>
/// <param name="ForwardCount">Nodes with a smaller id come from the network itself, the others from its gradients.</param>
public sealed record ProgramGraph(IReadOnlyList<Node> Nodes, IReadOnlyList<ProgramResult> Results, int ForwardCount)
{
    /// <summary>
    /// Rebuilds the graph node by node. <paramref name="rewrite"/> gets each node with its operands already rewritten and gives
    /// the node to keep (its id is set here) or the id of an earlier one that stands for it.
    /// </summary>
    public ProgramGraph Rewrite(System.Func<Node, IReadOnlyList<Node>, (Node? Node, int Id)> rewrite)
    {
        var nodes = new List<Node>(Nodes.Count);
        var map = new int[Nodes.Count];
        var forwardCount = 0;
        foreach (var old in Nodes)
        {
            if (old.Id == ForwardCount) forwardCount = nodes.Count;
            var (node, id) = rewrite(old with { Operands = old.Operands.Select(operand => map[operand]).ToEquatableArray() }, nodes);
            if (node is null)
            {
                map[old.Id] = id;
                // What emitted code calls a value survives the node that had the name.
                if (id >= 0 && old.Name.Length > 0 && nodes[id] is { Name.Length: 0, Primitive: not SourcePrimitive }) nodes[id] = nodes[id] with { Name = old.Name };
                continue;
            }

            map[old.Id] = nodes.Count;
            nodes.Add(node with { Id = nodes.Count });
        }

        if (ForwardCount >= Nodes.Count) forwardCount = nodes.Count;
        return new ProgramGraph(nodes, Results.Select(result => result with { Node = map[result.Node] }).ToList(), forwardCount);
    }
}
