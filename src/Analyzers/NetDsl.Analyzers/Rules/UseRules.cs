using Microsoft.CodeAnalysis;

namespace NetDsl.Analyzers;

/// <summary>The rules of the category Use.</summary>
internal static class UseRules
{
    public static readonly DiagnosticDescriptor N4001 = new(id: "NDSL4001", title: LocalizedText.Of("A network must be partial"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4001.md");

    public static readonly DiagnosticDescriptor N4002 = new(id: "NDSL4002", title: LocalizedText.Of("A network's body cannot be called"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4002.md");

    public static readonly DiagnosticDescriptor N4003 = new(id: "NDSL4003", title: LocalizedText.Of("A layer is declared but never used"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4003.md");

    public static readonly DiagnosticDescriptor N4004 = new(id: "NDSL4004", title: LocalizedText.Of("Test data steers the training"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4004.md");

    public static readonly DiagnosticDescriptor N4005 = new(id: "NDSL4005", title: LocalizedText.Of("Test data leaks into a scaler"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4005.md");

    public static readonly DiagnosticDescriptor N4006 = new(id: "NDSL4006", title: LocalizedText.Of("Random restarts are identical"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4006.md");

    public static readonly DiagnosticDescriptor N4007 = new(id: "NDSL4007", title: LocalizedText.Of("A weights file does not fit the network"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4007.md");

    public static readonly DiagnosticDescriptor N4008 = new(id: "NDSL4008", title: LocalizedText.Of("A network's declaration is not complete"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4008.md");

    public static readonly DiagnosticDescriptor N4009 = new(id: "NDSL4009", title: LocalizedText.Of("Layer table"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Info, isEnabledByDefault: false, helpLinkUri: Help.Pages + "NDSL4009.md");

    public static readonly DiagnosticDescriptor N4010 = new(id: "NDSL4010", title: LocalizedText.Of("Two layers have the same name"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4010.md");

    public static readonly DiagnosticDescriptor N4011 = new(id: "NDSL4011", title: LocalizedText.Of("An input or target is not declared"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4011.md");

    public static readonly DiagnosticDescriptor N4012 = new(id: "NDSL4012", title: LocalizedText.Of("A network cannot be compiled"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4012.md");

    public static readonly DiagnosticDescriptor N4013 = new(id: "NDSL4013", title: LocalizedText.Of("A layer takes another kind of tensor"), messageFormat: "{0}", category: "NetDsl.Use", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL4013.md");
}
