using Microsoft.CodeAnalysis;

namespace NetDsl.Analyzers;

/// <summary>The rules of the category Tutor.</summary>
internal static class TutorRules
{
    public static readonly DiagnosticDescriptor N3001 = new(id: "NDSL3001", title: "Two linear layers in a row are one", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
