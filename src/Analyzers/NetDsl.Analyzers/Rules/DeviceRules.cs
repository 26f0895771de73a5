using Microsoft.CodeAnalysis;

namespace NetDsl.Analyzers;

/// <summary>The rules of the category Device.</summary>
internal static class DeviceRules
{
    public static readonly DiagnosticDescriptor N5002 = new(id: "NDSL5002", title: LocalizedText.Of("Training needs more memory than its limit"), messageFormat: "{0}", category: "NetDsl.Device", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL5002.md");
}
