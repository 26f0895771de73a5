using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>A simple recurrent layer over many steps: gradients pass one matrix as often, and vanish or explode (Bengio et al. 1994).</summary>
public sealed class LongSimpleRecurrence : TutorRule
{
    /// <summary>From here on less than a ten-thousandth is left at a weight of 0.9.</summary>
    private const int Least = 100;

    public override string Id => "NDSL3015";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        for (var i = 0; i < network.Calls.Count; i++)
        {
            var call = network.Calls[i];
            if (call.Operation is not ("Rnn" or "RnnStates") || call.Arguments["x"] is not Value x) continue;
            var truncate = call.Argument("truncate", 0);
            var steps = truncate > 0 ? Math.Min(truncate, x.Shape[0]) : x.Shape[0];
            if (steps >= Least) yield return new Finding(Id, i, "", $"a simple RNN over {steps} steps: with recurrent weight 0.9 the gradient shrinks to {Powers.Short(Math.Pow(0.9, steps))}. Use Lstm or Gru");
        }
    }
}
