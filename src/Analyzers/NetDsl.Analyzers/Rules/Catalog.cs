using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetDsl.Analyzers;

/// <summary>Every rule that this assembly knows: a line in one of the files beside this one, and its row in the release notes, make a rule.</summary>
internal static class Catalog
{
    public static readonly ImmutableArray<DiagnosticDescriptor> All = new[] { typeof(ShapeRules), typeof(GradientRules), typeof(TutorRules), typeof(UseRules), typeof(DeviceRules) }
        .SelectMany(category => category.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>()
        .OrderBy(rule => rule.Id, System.StringComparer.Ordinal).ToImmutableArray();

    /// <summary>What analyzers of the code around networks report.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Use = ImmutableArray.Create(TutorRules.N3018, UseRules.N4002, UseRules.N4004, UseRules.N4005, UseRules.N4006, UseRules.N4007, DeviceRules.N5002);

    /// <summary>What the reading of a network reports.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Reading = All.RemoveRange(Use);

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(rule => rule.Id);

    public static DiagnosticDescriptor? Find(string id) => ById.TryGetValue(id, out var rule) ? rule : null;
}
