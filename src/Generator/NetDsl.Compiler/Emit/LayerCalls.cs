using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What a call added to the graph, and which values of others it reads.</summary>
/// <param name="Feeds">Values of other calls, and inputs.</param>
/// <param name="Constant">True where neither an input nor a parameter changes the result.</param>
internal sealed record LayerCall(CallRecord Record, IReadOnlyList<int> Feeds, bool Constant, long Parameters, bool Shared, long MultiplyAdds)
{
    public bool OwnsParameters => Parameters > 0 || Shared;
}

/// <summary>Divides the nodes of a graph among the calls that made them.</summary>
internal sealed class LayerCalls
{
    private readonly GraphBuilder graph;
    private readonly Dictionary<int, int> owners = new();
    private readonly List<LayerCall> all = new();

    public LayerCalls(GraphBuilder graph)
    {
        this.graph = graph;
        for (var i = 0; i < graph.Calls.Count; i++) all.Add(Claim(graph.Calls[i], i));
    }

    public IReadOnlyList<LayerCall> All => all;

    /// <summary>The index of the call that made a node; −1 for an input.</summary>
    public int OwnerOf(int node) => owners.TryGetValue(node, out var owner) ? owner : -1;

    /// <summary>All that a value is made from, itself included.</summary>
    public HashSet<int> Ancestors(IEnumerable<Value> values)
    {
        var found = new HashSet<int>();
        var pending = new Stack<int>(values.Select(value => value.Id));
        while (pending.Count > 0)
            if (pending.Pop() is var id && found.Add(id))
                foreach (var operand in graph[id].Operands) pending.Push(operand);
        return found;
    }

    private LayerCall Claim(CallRecord record, int index)
    {
        var feeds = new SortedSet<int>();
        var pending = new Stack<int>(record.Results.Select(result => result.Id));
        long parameters = 0, products = 0;
        bool shared = false, weights = false;
        while (pending.Count > 0)
        {
            var node = graph[pending.Pop()];
            weights |= node.Primitive is ParameterPrimitive;
            if (node.Primitive is ParameterPrimitive { Parameter: var parameter } && IsOwn(parameter, record))
            {
                // The second call of a layer finds its parameters made.
                if (!owners.TryGetValue(node.Id, out var maker)) parameters += parameter.Shape.Count;
                else shared |= maker != index;
                if (!owners.ContainsKey(node.Id)) owners.Add(node.Id, index);
            }
            else if (node.Primitive is InputPrimitive || (owners.TryGetValue(node.Id, out var other) && other != index))
            {
                if (node.Primitive is not ParameterPrimitive || graph.Calls[owners[node.Id]].Operation == "Parameter") feeds.Add(node.Id);
            }
            else if (!owners.ContainsKey(node.Id))
            {
                owners.Add(node.Id, index);
                products += node.Primitive.MultiplyAdds(node.Operands.Select(operand => graph[operand].Type).ToList());
                foreach (var operand in node.Operands) pending.Push(operand);
            }
        }

        return new LayerCall(record, feeds.ToList(), !weights && feeds.All(feed => OwnerOf(feed) is >= 0 and var owner && All[owner].Constant), parameters, shared, products);
    }

    private static bool IsOwn(ParameterModel parameter, CallRecord record) =>
        parameter.Name == record.Layer || parameter.Name.StartsWith(record.Layer + ".", System.StringComparison.Ordinal);
}
