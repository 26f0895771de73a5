using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl;

/// <summary>A stretch of the parameter block with the same settings; the padding between its parameters belongs to it.</summary>
/// <param name="Start">In the parameter block, at a cache line.</param>
/// <param name="End">Behind its last value there.</param>
/// <param name="RateFactor">Of the learning rate.</param>
/// <param name="WeightDecay">Its own.</param>
/// <param name="State">Where it starts in the optimizer's state, which leaves out what is frozen; at a cache line too.</param>
internal readonly record struct ParameterRange(int Start, int End, double RateFactor, double WeightDecay, int State = 0)
{
    /// <summary>Floats of a cache line: every parameter starts at one, and threads part at one.</summary>
    public const int Line = 16;

    /// <summary>Values that the state of some stretches needs.</summary>
    public static int StateLength(ReadOnlySpan<ParameterRange> ranges) => ranges.IsEmpty ? 0 : ranges[^1].State + ranges[^1].End - ranges[^1].Start;

    /// <summary>True if a parameter lies in it.</summary>
    public bool Holds(ParameterInfo parameter) => parameter.Offset >= Start && parameter.Offset < End;

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

        var state = 0;
        for (var i = 0; i < ranges.Count; i++)
        {
            ranges[i] = ranges[i] with { State = state };
            state += (ranges[i].End - ranges[i].Start + Line - 1) / Line * Line;
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
