using Microsoft.CodeAnalysis;

namespace NetDsl.Analyzers;

/// <summary>The rules of the category Tutor.</summary>
internal static class TutorRules
{
    public static readonly DiagnosticDescriptor N3001 = new(id: "NDSL3001", title: LocalizedText.Of("Two linear layers in a row are one"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3001.md");

    public static readonly DiagnosticDescriptor N3002 = new(id: "NDSL3002", title: LocalizedText.Of("Softmax is applied twice"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3002.md");

    public static readonly DiagnosticDescriptor N3003 = new(id: "NDSL3003", title: LocalizedText.Of("Biases are cancelled by batch norm"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3003.md");

    public static readonly DiagnosticDescriptor N3004 = new(id: "NDSL3004", title: LocalizedText.Of("Many sigmoids in a row"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3004.md");

    public static readonly DiagnosticDescriptor N3005 = new(id: "NDSL3005", title: LocalizedText.Of("Sigmoid with squared error for classes"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3005.md");

    public static readonly DiagnosticDescriptor N3006 = new(id: "NDSL3006", title: LocalizedText.Of("Dropout acts on the outputs"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3006.md");

    public static readonly DiagnosticDescriptor N3007 = new(id: "NDSL3007", title: LocalizedText.Of("One layer holds most parameters"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3007.md");

    public static readonly DiagnosticDescriptor N3008 = new(id: "NDSL3008", title: LocalizedText.Of("ReLU right before Softmax"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3008.md");

    public static readonly DiagnosticDescriptor N3009 = new(id: "NDSL3009", title: LocalizedText.Of("Softmax over one value"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3009.md");

    public static readonly DiagnosticDescriptor N3010 = new(id: "NDSL3010", title: LocalizedText.Of("The loss expects another activation"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3010.md");

    public static readonly DiagnosticDescriptor N3011 = new(id: "NDSL3011", title: LocalizedText.Of("Xavier initialisation under ReLU"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3011.md");

    public static readonly DiagnosticDescriptor N3012 = new(id: "NDSL3012", title: LocalizedText.Of("All weights of a layer start alike"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3012.md");

    public static readonly DiagnosticDescriptor N3015 = new(id: "NDSL3015", title: LocalizedText.Of("A simple recurrent layer over many steps"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3015.md");
    public static readonly DiagnosticDescriptor N3016 = new(id: "NDSL3016", title: LocalizedText.Of("Self-attention without positions"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3016.md");

    public static readonly DiagnosticDescriptor N3017 = new(id: "NDSL3017", title: LocalizedText.Of("A decoder without a causal mask"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3017.md");
    public static readonly DiagnosticDescriptor N3013 = new(id: "NDSL3013", title: LocalizedText.Of("Dropout right before batch norm"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3013.md");

    public static readonly DiagnosticDescriptor N3014 = new(id: "NDSL3014", title: LocalizedText.Of("A convolution sees one pixel"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3014.md");

    public static readonly DiagnosticDescriptor N3018 = new(id: "NDSL3018", title: LocalizedText.Of("The learning rate is far too large"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3018.md");

    public static readonly DiagnosticDescriptor N3019 = new(id: "NDSL3019", title: LocalizedText.Of("Biases start below 0 before ReLU"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3019.md");

    public static readonly DiagnosticDescriptor N3020 = new(id: "NDSL3020", title: LocalizedText.Of("Frozen batch norms update their statistics"), messageFormat: "{0}", category: "NetDsl.Tutor", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL3020.md");
}
