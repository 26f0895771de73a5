using Microsoft.CodeAnalysis;

namespace NetDsl.Analyzers;

/// <summary>The rules of the category Tutor.</summary>
internal static class TutorRules
{
    public static readonly DiagnosticDescriptor N3001 = new(id: "NDSL3001", title: "Two linear layers in a row are one", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3001.md");

    public static readonly DiagnosticDescriptor N3002 = new(id: "NDSL3002", title: "Softmax is applied twice", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3002.md");

    public static readonly DiagnosticDescriptor N3004 = new(id: "NDSL3004", title: "Many sigmoids in a row", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3004.md");

    public static readonly DiagnosticDescriptor N3005 = new(id: "NDSL3005", title: "Sigmoid with squared error for classes", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3005.md");

    public static readonly DiagnosticDescriptor N3006 = new(id: "NDSL3006", title: "Dropout acts on the outputs", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3006.md");

    public static readonly DiagnosticDescriptor N3007 = new(id: "NDSL3007", title: "One layer holds most parameters", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3007.md");

    public static readonly DiagnosticDescriptor N3008 = new(id: "NDSL3008", title: "ReLU right before Softmax", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3008.md");

    public static readonly DiagnosticDescriptor N3009 = new(id: "NDSL3009", title: "Softmax over one value", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3009.md");

    public static readonly DiagnosticDescriptor N3010 = new(id: "NDSL3010", title: "The loss expects another activation", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3010.md");

    public static readonly DiagnosticDescriptor N3011 = new(id: "NDSL3011", title: "Xavier initialisation under ReLU", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3011.md");

    public static readonly DiagnosticDescriptor N3012 = new(id: "NDSL3012", title: "All weights of a layer start alike", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3012.md");

    public static readonly DiagnosticDescriptor N3018 = new(id: "NDSL3018", title: "The learning rate is far too large", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3018.md");

    public static readonly DiagnosticDescriptor N3019 = new(id: "NDSL3019", title: "Biases start below 0 before ReLU", messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3019.md");
}
