using Microsoft.CodeAnalysis;

namespace NetDsl.Analyzers;

/// <summary>The rules of the category Shape.</summary>
internal static class ShapeRules
{
    public static readonly DiagnosticDescriptor N1001 = new(id: "NDSL1001", title: LocalizedText.Of("A layer's size does not fit its input"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1001.md");

    public static readonly DiagnosticDescriptor N1002 = new(id: "NDSL1002", title: LocalizedText.Of("A convolution's channels do not fit its input"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1002.md");

    public static readonly DiagnosticDescriptor N1003 = new(id: "NDSL1003", title: LocalizedText.Of("A kernel is larger than its input"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1003.md");

    public static readonly DiagnosticDescriptor N1004 = new(id: "NDSL1004", title: LocalizedText.Of("A layer needs a vector"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1004.md");

    public static readonly DiagnosticDescriptor N1005 = new(id: "NDSL1005", title: LocalizedText.Of("A pooling drops rows or columns"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1005.md");

    public static readonly DiagnosticDescriptor N1006 = new(id: "NDSL1006", title: LocalizedText.Of("The two ways of a sum differ in shape"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1006.md");

    public static readonly DiagnosticDescriptor N1007 = new(id: "NDSL1007", title: LocalizedText.Of("Shapes cannot be joined"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1007.md");

    public static readonly DiagnosticDescriptor N1008 = new(id: "NDSL1008", title: LocalizedText.Of("A reshape changes the number of values"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1008.md");

    public static readonly DiagnosticDescriptor N1009 = new(id: "NDSL1009", title: LocalizedText.Of("A width is not divisible by its heads"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1009.md");

    public static readonly DiagnosticDescriptor N1010 = new(id: "NDSL1010", title: LocalizedText.Of("Channels are not divisible by their groups"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1010.md");

    public static readonly DiagnosticDescriptor N1011 = new(id: "NDSL1011", title: LocalizedText.Of("Prediction and target differ in shape"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1011.md");

    public static readonly DiagnosticDescriptor N1012 = new(id: "NDSL1012", title: LocalizedText.Of("A target is of the wrong kind"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1012.md");

    public static readonly DiagnosticDescriptor N1013 = new(id: "NDSL1013", title: LocalizedText.Of("A sequence is longer than its table of positions"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1013.md");

    public static readonly DiagnosticDescriptor N1014 = new(id: "NDSL1014", title: LocalizedText.Of("Shared weights differ in shape"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1014.md");

    public static readonly DiagnosticDescriptor N1015 = new(id: "NDSL1015", title: LocalizedText.Of("Shapes do not broadcast"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1015.md");

    public static readonly DiagnosticDescriptor N1016 = new(id: "NDSL1016", title: LocalizedText.Of("The inner sizes of a matrix product differ"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1016.md");

    public static readonly DiagnosticDescriptor N1017 = new(id: "NDSL1017", title: LocalizedText.Of("An axis does not exist"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1017.md");

    public static readonly DiagnosticDescriptor N1018 = new(id: "NDSL1018", title: LocalizedText.Of("The loss is not one number"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1018.md");

    public static readonly DiagnosticDescriptor N1019 = new(id: "NDSL1019", title: LocalizedText.Of("An argument is outside its range"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1019.md");

    public static readonly DiagnosticDescriptor N1020 = new(id: "NDSL1020", title: LocalizedText.Of("A slice is outside its axis"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1020.md");

    public static readonly DiagnosticDescriptor N1021 = new(id: "NDSL1021", title: LocalizedText.Of("The number of arguments does not fit"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1021.md");

    public static readonly DiagnosticDescriptor N1022 = new(id: "NDSL1022", title: LocalizedText.Of("An axis cannot be halved"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1022.md");

    public static readonly DiagnosticDescriptor N1023 = new(id: "NDSL1023", title: LocalizedText.Of("An axis cannot be split so"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1023.md");

    public static readonly DiagnosticDescriptor N1024 = new(id: "NDSL1024", title: LocalizedText.Of("A sequence or an image is needed"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1024.md");

    public static readonly DiagnosticDescriptor N1025 = new(id: "NDSL1025", title: LocalizedText.Of("There are no weights to penalise"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1025.md");

    public static readonly DiagnosticDescriptor N1026 = new(id: "NDSL1026", title: LocalizedText.Of("A straight-through function changes the shape"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1026.md");

    public static readonly DiagnosticDescriptor N1030 = new(id: "NDSL1030", title: LocalizedText.Of("A tensor is too large"), messageFormat: "{0}", category: "NetDsl.Shape", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL1030.md");
}
