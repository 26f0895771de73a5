using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Self-attention over tokens of which nothing says where they stand.</summary>
public sealed class AttentionWithoutPositions : TutorRule
{
    /// <summary>What treats every element of a sequence alike. Anything else may tell positions apart.</summary>
    private static readonly HashSet<string> Blind = new()
    {
        "Embedding", "GatherRows", "Dense", "Dropout", "LayerNorm", "RmsNorm", "Add", "Subtract", "Multiply", "Divide", "SwiGlu", "Split", "MultiHeadAttention", "Attention", "Softmax", "Glu",
    };

    public override string Id => "NDSL3016";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        for (var i = 0; i < network.Calls.Count; i++)
        {
            if (SelfAttention.Of(network.Calls[i]) is not { IsMasked: false, Causal: false } attention) continue;
            if (Tokens(network, attention.Query) is not { Count: 1 } ports || network.Graph[ports.First()] is not { Element: ElementType.Int, Shape: { Rank: 1 } shape }) continue;
            yield return new Finding(Id, i, attention.QueryName, $"self-attention without positions: the order of the {shape[0]:N0} tokens does not matter to it. Put AddSinusoidalPositions or PositionEmbedding before it");
            yield break;
        }
    }

    /// <summary>The inputs from which a value is made by nothing but what treats all elements alike; null where something else is on the way.</summary>
    private static HashSet<int>? Tokens(TutorContext network, Value value)
    {
        var ports = new HashSet<int>();
        var seen = new HashSet<int>();
        var open = new Stack<Value>();
        open.Push(value);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (!seen.Add(next.Id)) continue;
            if (network.Maker(next) is not { } call)
            {
                if (next.Node.Primitive is not InputPrimitive) return null;
                ports.Add(next.Id);
                continue;
            }

            if (call.Operation == "Parameter" && call.Results[0].Shape.Rank == 2) continue;
            if (!Blind.Contains(call.Operation) && !Links.IsActivation(call.Operation)) return null;

            // The table of an embedding is no element of the sequence; any other free parameter may be one of positions.
            foreach (var operand in call.Operands())
            {
                if (call.Operation != "GatherRows" && network.Maker(operand)?.Operation == "Parameter") return null;
                open.Push(operand);
            }
        }

        return ports;
    }
}
