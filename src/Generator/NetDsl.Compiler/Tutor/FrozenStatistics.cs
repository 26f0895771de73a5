using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Batch norms behind StopGradient: their weights stay as they are, and their running values do not.</summary>
public sealed class FrozenStatistics : TutorRule
{
    public override string Id => "NDSL3020";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        var stopped = Enumerable.Range(0, network.Calls.Count).Where(i => IsStopped(network, network.Calls[i]));
        // A helper method makes many layers at one place, where one edit mends them all.
        foreach (var place in stopped.GroupBy(i => network.Calls[i].Results[0].Node.Origin))
        {
            var layers = place.Select(i => network.Calls[i].Layer).Distinct().ToList();
            yield return new Finding(Id, place.First(), "frozen", layers.Count == 1
                ? (Message)$"batch norm '{layers[0]}' is frozen by StopGradient, but still updates its statistics in training: set frozen to true"
                : $"the {layers.Count} batch norms from '{layers[0]}' to '{layers[layers.Count - 1]}' are frozen by StopGradient, but still update their statistics in training: set frozen to true");
        }
    }

    private static bool IsStopped(TutorContext network, CallRecord norm)
    {
        if (norm.Operation != "BatchNorm" || norm.Argument("frozen", false) || !norm.Argument("trackRunningStats", true)) return false;
        var flow = network.Lost.Flow;
        // Without parameters of its own it stands for the layers before it.
        var weight = network.Graph.FindParameter(norm.Layer + ".weight") ?? norm.Results[0];
        return !flow.Reaches(weight) && flow.Barriers(weight) is { Count: > 0 } barriers && barriers.All(barrier => barrier.Primitive is StopGradientPrimitive);
    }
}
