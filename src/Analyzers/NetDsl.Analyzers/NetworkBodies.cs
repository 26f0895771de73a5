using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetDsl.Generator;

namespace NetDsl.Analyzers;

/// <summary>Tells code that is read at build time from code that runs.</summary>
internal static class NetworkBodies
{
    /// <summary>Code that is read: static methods, local functions and fields that speak of tensors, and all that stands in them.</summary>
    public static bool IsBody(ISymbol? symbol)
    {
        for (; symbol is not null and not INamedTypeSymbol; symbol = symbol.ContainingSymbol)
            switch (symbol)
            {
                case IMethodSymbol { IsStatic: true } method when MentionsTensor(method): return true;
                case IMethodSymbol { MethodKind: MethodKind.LocalFunction } local when MentionsTensor(local): return true;
                case IFieldSymbol { IsStatic: true } field when MentionsTensor(field.Type): return true;
            }

        return false;
    }

    public static bool MentionsTensor(IMethodSymbol method) =>
        MentionsTensor(method.ReturnType) || method.Parameters.Any(parameter => MentionsTensor(parameter.Type));

    /// <summary>True for Forward and Loss of a network, which nobody calls.</summary>
    public static bool IsEntry(ISymbol symbol) =>
        symbol is IMethodSymbol { Name: "Forward" or "Loss", IsStatic: true } method && method.ContainingType.IsNetwork() && MentionsTensor(method);

    /// <summary>True for a method that another one of its class names as its slope in [Derivative].</summary>
    public static bool IsSlope(ISymbol symbol) => symbol is IMethodSymbol { IsStatic: true, ContainingType: { } type } && type.GetMembers()
        .OfType<IMethodSymbol>()
        .Select(method => method.Find("DerivativeAttribute"))
        .Any(attribute => attribute is not null && Slopes(attribute).Any(slope => slope.Value is string name && name == symbol.Name));

    private static ImmutableArray<TypedConstant> Slopes(AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } names ? names.Values : ImmutableArray<TypedConstant>.Empty;

    private static bool MentionsTensor(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => MentionsTensor(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: > 0 } generic => generic.TypeArguments.Any(MentionsTensor),
        _ => type.IsAnyTensor(),
    };
}
