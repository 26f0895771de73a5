using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Takes out changes of the axes' order. Every value is kept in the order in which its step works best, together with the permutation that the
/// user's order still needs: steps that can work in either order take the one of their operands, permutations only change what is owed, and what
/// meets its inverse vanishes. A permutation is carried out where a step or a result insists on the order, once for each value.
/// </summary>
/// <remarks>
/// It runs before the gradients are taken, so that the backward graph is in the same order as the forward one. Random numbers are drawn in the order
/// of the value that they mask: the same for the same network and seed.
/// </remarks>
public sealed class Layout : Pass
{
    public override string Name => "layout";

    public override ProgramGraph Run(ProgramGraph graph)
    {
        var rewriting = new LayoutRewriting(graph);
        var forwardCount = -1;
        foreach (var node in graph.Nodes)
        {
            if (node.Id == graph.ForwardCount) forwardCount = rewriting.Nodes.Count;
            rewriting.Add(node);
        }

        if (forwardCount < 0 && graph.ForwardCount < graph.Nodes.Count) forwardCount = rewriting.Nodes.Count;
        var results = graph.Results.Select(result => result with { Node = rewriting.InOrder(result.Node) }).ToList();
        return new ProgramGraph(rewriting.Nodes, results, forwardCount < 0 ? rewriting.Nodes.Count : forwardCount);
    }

    /// <summary>The pass on a graph whose gradients are still to be taken.</summary>
    public Graph Run(Graph graph)
    {
        var updated = graph.Updates.Where(update => update.Node >= 0).ToList();
        var results = graph.Outputs.Select((node, index) => new ProgramResult(ResultKind.Output, index, node))
            .Concat(updated.Select((update, index) => new ProgramResult(ResultKind.Buffer, index, update.Node))).ToList();
        if (graph.Loss >= 0) results.Add(new ProgramResult(ResultKind.Loss, 0, graph.Loss));
        var after = Run(new ProgramGraph(graph.Nodes, results, graph.Nodes.Count));
        Verifier.Check(after, Name);
        var nodes = after.Results.Select(result => result.Node).ToList();
        var changed = new Queue<int>(nodes.Skip(graph.Outputs.Count).Take(updated.Count));
        return new Graph(
            after.Nodes.ToEquatableArray(), nodes.Take(graph.Outputs.Count).ToEquatableArray(), graph.Loss >= 0 ? nodes[nodes.Count - 1] : -1,
            graph.Updates.Select(update => update.Node < 0 ? update : update with { Node = changed.Dequeue() }).ToEquatableArray());
    }
}
