using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl;

/// <summary>A stretch of the parameter block with the same settings; the padding between its parameters belongs to it.</summary>
internal readonly record struct ParameterRange(int Start, int End, double RateFactor, double WeightDecay)
{
    /// <summary>Cuts the block into as few stretches as the groups allow; frozen parameters are in none.</summary>
    public static ParameterRange[] Of(NetworkInfo network, IReadOnlyList<ParameterGroup> groups, double rate, double decay)
    {
        foreach (var group in groups)
            if (!network.Parameters.Any(p => group.Matches(p.Name)))
                throw new ArgumentException($"no parameter of '{network.Name}' matches the group '{group.Pattern}'. There are: {string.Join(", ", network.Parameters.Select(p => p.Name))}", nameof(groups));
        var ranges = new List<ParameterRange>();
        var previous = -1;
        for (var i = 0; i < network.Parameters.Count; i++)
        {
            var parameter = network.Parameters[i];
            var group = groups.FirstOrDefault(g => g.Matches(parameter.Name));
            if (group is { Frozen: true }) continue;
            var range = new ParameterRange(parameter.Offset, parameter.Offset + parameter.Count, Factor(group, rate), Hyperparameter.AtLeastZero(group?.WeightDecay ?? decay, "WeightDecay"));
            if (previous == i - 1 && ranges.Count > 0 && ranges[^1] is var last && last.RateFactor == range.RateFactor && last.WeightDecay == range.WeightDecay)
                ranges[^1] = last with { End = range.End };
            else ranges.Add(range);
            previous = i;
        }

        return [.. ranges];
    }

    private static double Factor(ParameterGroup? group, double rate)
    {
        if (group is null) return 1;
        if (group.LearningRate is not { } own) return Hyperparameter.AtLeastZero(group.LearningRateFactor, nameof(ParameterGroup.LearningRateFactor));
        if (rate == 0) throw new ArgumentException($"the group '{group.Pattern}' has a learning rate of its own, but the optimizer's is 0, so that no schedule can scale it: freeze the other parameters instead");
        return Hyperparameter.AtLeastZero(own, nameof(ParameterGroup.LearningRate)) / rate;
    }
}
