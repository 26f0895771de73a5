using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Layers whose results go nowhere: their gradient is always 0. A branch is told once, at its first layer.</summary>
public sealed class UnreachedLayer : TutorRule
{
    public override string Id => "NDSL2008";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        var lost = network.Lost;
        var told = new HashSet<string>();
        foreach (var parameter in lost.Apart)
        {
            if (told.Contains(parameter.Name) || network.OwnerOf(parameter) is not (>= 0 and var at)) continue;
            // The branch: what this layer's values lead to, and the layer's other tensors.
            var behind = lost.Flow.Behind(network.Graph.FindParameter(parameter.Name)!.Value);
            var branch = lost.Apart.Where(other => !told.Contains(other.Name) && (network.OwnerOf(other) == at || Meets(network, lost, other, behind))).ToList();
            told.UnionWith(branch.Select(member => member.Name));
            var layers = LostGradients.Names(network, branch);
            var count = branch.Sum(member => member.Shape.Count);
            var several = branch.Select(network.OwnerOf).Distinct().Count() > 1;
            yield return new Finding(Id, at, "", (several, network.Loss is null) switch
            {
                (false, false) => (Message)$"{layers} ({count:N0} parameters) does not reach the loss: its gradient is always 0",
                (false, true) => $"{layers} ({count:N0} parameters) does not reach the result: its gradient is always 0",
                (true, false) => $"{layers} ({count:N0} parameters) do not reach the loss: their gradients are always 0",
                (true, true) => $"{layers} ({count:N0} parameters) do not reach the result: their gradients are always 0",
            });
        }
    }

    private static bool Meets(TutorContext network, LostGradients lost, ParameterModel other, bool[] behind)
    {
        var own = lost.Flow.Behind(network.Graph.FindParameter(other.Name)!.Value);
        for (var i = 0; i < own.Length; i++)
            if (own[i] && behind[i]) return true;
        return false;
    }
}
