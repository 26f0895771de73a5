using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Sigmoids in a row: the largest slope of each is a quarter.</summary>
public sealed class SigmoidChain : TutorRule
{
    /// <summary>From here on less than a thousandth is left.</summary>
    private const int Least = 5;

    public override string Id => "NDSL3004";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        // The last one's slope cancels in a cross-entropy.
        var closing = network.Losses().Where(loss => loss.Call.Operation == "BinaryCrossEntropy").Select(loss => network.SourceOf(loss.Prediction)).ToList();
        foreach (var line in Links.Lines(network, (_, activation) => activation.Operation == "Sigmoid"))
        {
            var count = line.Count(link => !closing.Contains(link.Activation));
            if (count < Least) continue;
            yield return new Finding(Id, line[0].Activation, "", $"{count} sigmoid layers in a row: the activations alone scale the gradient at '{network.Calls[line[0].Dense].Layer}' by at most 0.25{Powers.Raised(count)} = {Powers.Short(Math.Pow(0.25, count))}");
        }
    }
}
