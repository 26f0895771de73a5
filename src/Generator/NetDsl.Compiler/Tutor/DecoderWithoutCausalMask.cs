using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A network that says the next token at every position, and can look at it.</summary>
public sealed class DecoderWithoutCausalMask : TutorRule
{
    public override string Id => "NDSL3017";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        foreach (var (_, loss, scores) in network.Losses())
        {
            // Labels that are ignored are those of a masked language model, which may look both ways.
            if (loss.Operation != "SoftmaxCrossEntropy" || scores.Shape.Rank != 2 || (loss.Arguments.TryGetValue("ignoreIndex", out var ignored) && ignored is not null)) continue;
            for (var i = 0; i < network.Calls.Count; i++)
            {
                if (SelfAttention.Of(network.Calls[i]) is not { Causal: false, IsMasked: false } attention || attention.Query.Shape[0] != scores.Shape[0] || !Reads(network, scores, network.Calls[i].Results[0])) continue;
                if (!network.Calls.Any(call => Predicts(network, call, attention.Query, scores))) continue;
                yield return new Finding(Id, i, "", $"'{network.Calls[i].Layer}' has no causal mask: position t can read t + 1, its own target. Set causal to true");
            }
        }
    }

    /// <summary>True for an embedding of the tokens with as many words as there are scores: the network says tokens of the kind that it reads.</summary>
    private static bool Predicts(TutorContext network, CallRecord call, Value query, Value scores)
    {
        var words = call.Operation switch
        {
            "Embedding" or "TokenAndPositionEmbedding" => call.Argument("vocabulary", 0),
            "GatherRows" => ((Value)call.Arguments["table"]!).Shape[0],
            _ => 0,
        };
        return words == scores.Shape[1] && call.Results[0].Shape.Rank == 2 && call.Results[0].Shape[0] == scores.Shape[0] && Reads(network, query, call.Results[0]);
    }

    private static bool Reads(TutorContext network, Value value, Value wanted)
    {
        var open = new Stack<int>(new[] { value.Id });
        var seen = new HashSet<int>();
        while (open.Count > 0)
        {
            var id = open.Pop();
            if (id == wanted.Id) return true;
            if (id < wanted.Id || !seen.Add(id)) continue;
            foreach (var operand in network.Graph[id].Operands) open.Push(operand);
        }

        return false;
    }
}
