using Microsoft.CodeAnalysis;

namespace NetDsl.Analyzers;

/// <summary>The rules of the category Gradient.</summary>
internal static class GradientRules
{
    public static readonly DiagnosticDescriptor N2001 = new(id: "NDSL2001", title: LocalizedText.Of("A step loses the gradient"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2001.md");

    public static readonly DiagnosticDescriptor N2002 = new(id: "NDSL2002", title: LocalizedText.Of("A scalar function loses the gradient"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2002.md");

    public static readonly DiagnosticDescriptor N2003 = new(id: "NDSL2003", title: LocalizedText.Of("A function has no known derivative"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2003.md");

    public static readonly DiagnosticDescriptor N2004 = new(id: "NDSL2004", title: LocalizedText.Of("A loop's bound depends on a tensor"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2004.md");

    public static readonly DiagnosticDescriptor N2005 = new(id: "NDSL2005", title: LocalizedText.Of("A condition reads values of a tensor"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2005.md");

    public static readonly DiagnosticDescriptor N2007 = new(id: "NDSL2007", title: LocalizedText.Of("A cast loses the gradient"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2007.md");

    public static readonly DiagnosticDescriptor N2008 = new(id: "NDSL2008", title: LocalizedText.Of("A layer does not reach the loss"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2008.md");

    public static readonly DiagnosticDescriptor N2009 = new(id: "NDSL2009", title: LocalizedText.Of("An argument can be 0 where the slope is infinite"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2009.md");

    public static readonly DiagnosticDescriptor N2010 = new(id: "NDSL2010", title: LocalizedText.Of("A derivative differs from finite differences"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2010.md");

    public static readonly DiagnosticDescriptor N2011 = new(id: "NDSL2011", title: LocalizedText.Of("This C# cannot be evaluated at build time"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2011.md");

    public static readonly DiagnosticDescriptor N2012 = new(id: "NDSL2012", title: LocalizedText.Of("A scalar function has a kink"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2012.md");

    public static readonly DiagnosticDescriptor N2013 = new(id: "NDSL2013", title: LocalizedText.Of("An evaluation at build time fails"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2013.md");

    public static readonly DiagnosticDescriptor N2014 = new(id: "NDSL2014", title: LocalizedText.Of("A network takes too long to build"), messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help.Pages + "NDSL2014.md");
}
