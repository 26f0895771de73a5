using System;
using System.IO.Enumeration;

namespace NetDsl;

/// <summary>Parameters that are trained otherwise than the rest.</summary>
/// <param name="Pattern">Names of parameters, with <c>*</c> for anything: <c>*.bias</c>, <c>encoder.*</c>, <c>fc1.weight</c>.</param>
/// <example><code>
/// Groups = [new("*.bias") { WeightDecay = 0 }, new("encoder.*") { Frozen = true }]
/// </code></example>
public sealed record ParameterGroup(string Pattern)
{
    /// <summary>Its own learning rate; a schedule scales it as it scales the optimizer's.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Factor of the optimizer's learning rate, where the group has none of its own.</summary>
    public double LearningRateFactor { get; init; } = 1;

    /// <summary>Its own weight decay.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>
    /// True for parameters that training leaves as they are. A batch norm whose <c>running_mean</c> matches too (as under <c>backbone.*</c>) then
    /// normalises by its running values, and keeps them.
    /// </summary>
    public bool Frozen { get; init; }

    /// <summary>True if the group has a parameter of that name.</summary>
    public bool Matches(string name) => FileSystemName.MatchesSimpleExpression(Pattern, name, ignoreCase: false);
}
