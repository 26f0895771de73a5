using Microsoft.CodeAnalysis;

namespace NetDsl.Analyzers;

/// <summary>The rules of the category Gradient.</summary>
internal static class GradientRules
{
    public static readonly DiagnosticDescriptor N2003 = new(id: "NDSL2003", title: "A function has no known derivative", messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor N2004 = new(id: "NDSL2004", title: "A loop's bound depends on a tensor", messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor N2005 = new(id: "NDSL2005", title: "A condition reads values of a tensor", messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor N2007 = new(id: "NDSL2007", title: "A cast loses the gradient", messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor N2011 = new(id: "NDSL2011", title: "This C# cannot be evaluated at build time", messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor N2013 = new(id: "NDSL2013", title: "An evaluation at build time fails", messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor N2014 = new(id: "NDSL2014", title: "A network takes too long to build", messageFormat: "{0}", category: "NetDsl.Gradient", defaultSeverity: DiagnosticSeverity.Error, isEnabledByDefault: true);
}
