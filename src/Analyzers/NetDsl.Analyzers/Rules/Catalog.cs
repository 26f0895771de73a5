using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetDsl.Analyzers;

/// <summary>Every rule that this assembly knows.</summary>
internal static class Catalog
{
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        ShapeRules.N1001,
        ShapeRules.N1002,
        ShapeRules.N1003,
        ShapeRules.N1004,
        ShapeRules.N1005,
        ShapeRules.N1006,
        ShapeRules.N1007,
        ShapeRules.N1008,
        ShapeRules.N1009,
        ShapeRules.N1010,
        ShapeRules.N1011,
        ShapeRules.N1012,
        ShapeRules.N1013,
        ShapeRules.N1014,
        ShapeRules.N1015,
        ShapeRules.N1016,
        ShapeRules.N1017,
        ShapeRules.N1018,
        ShapeRules.N1019,
        ShapeRules.N1020,
        ShapeRules.N1021,
        ShapeRules.N1022,
        ShapeRules.N1023,
        ShapeRules.N1024,
        ShapeRules.N1025,
        ShapeRules.N1026,
        ShapeRules.N1030,
        GradientRules.N2003,
        GradientRules.N2004,
        GradientRules.N2005,
        GradientRules.N2007,
        GradientRules.N2011,
        GradientRules.N2013,
        GradientRules.N2014,
        TutorRules.N3001,
        UseRules.N4001,
        UseRules.N4002,
        UseRules.N4008,
        UseRules.N4010,
        UseRules.N4011,
        UseRules.N4012,
        UseRules.N4013);

    /// <summary>What the reading of a network reports.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Reading = All.Remove(UseRules.N4002);

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(rule => rule.Id);

    public static DiagnosticDescriptor? Find(string id) => ById.TryGetValue(id, out var rule) ? rule : null;
}
