using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A call of attention whose queries and keys come from one sequence.</summary>
/// <param name="QueryName">The parameter of the queries.</param>
/// <param name="IsMasked">True where a mask, lengths or a bias decide what is seen.</param>
internal sealed record SelfAttention(Value Query, string QueryName, bool Causal, bool IsMasked)
{
    /// <summary>The call as self-attention; null for anything else.</summary>
    public static SelfAttention? Of(CallRecord call)
    {
        var (query, key) = call.Operation switch
        {
            "MultiHeadAttention" => ("x", "memory"),
            "Attention" => ("q", "k"),
            _ => ("", ""),
        };
        if (query.Length == 0 || call.Arguments[query] is not Value q) return null;
        if (call.Arguments.TryGetValue(key, out var memory) && memory is Value k && k.Id != q.Id && (call.Operation != "Attention" || Root(k) != Root(q))) return null;
        var masked = new[] { "mask", "lengths", "scoreBias" }.Any(name => call.Arguments.TryGetValue(name, out var argument) && argument is Value);
        return new SelfAttention(q, query, call.Argument("causal", false), masked);
    }

    /// <summary>The one value of which projections for queries and keys are made.</summary>
    private static int Root(Value value)
    {
        while (value.Node.Primitive is SlicePrimitive or LinearPrimitive or ReshapePrimitive || (value.Node.Primitive is ElementwisePrimitive && value.Node.Operands.Count == 2 && value.Graph[value.Node.Operands[1]].Primitive is ParameterPrimitive))
            value = new Value(value.Graph, value.Node.Operands[0]);
        return value.Id;
    }
}
