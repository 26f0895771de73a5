using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Finds every rule of this assembly: a new file is all that a new rule needs.</summary>
public static class TutorRules
{
    /// <summary>All rules, sorted by id.</summary>
    public static IReadOnlyList<TutorRule> All { get; } = typeof(TutorRules).Assembly.GetTypes()
        .Where(type => typeof(TutorRule).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (TutorRule)Activator.CreateInstance(type))
        .OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();

    /// <summary>What all rules find, in the order of the calls.</summary>
    public static IEnumerable<Finding> Check(TutorContext network) => All.SelectMany(rule => rule.Check(network)).OrderBy(finding => finding.Call);
}
