using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetDsl.Generator;

/// <summary>Recognises the types that users write networks with, by name: the reading holds no reference to the run time.</summary>
public static class KnownTypes
{
    public const string NetworkAttribute = "NetDsl.NetworkAttribute";

    public static bool IsTensor(this ITypeSymbol? type) => type.IsOurs("Tensor");

    public static bool IsIntTensor(this ITypeSymbol? type) => type.IsOurs("IntTensor");

    public static bool IsAnyTensor(this ITypeSymbol? type) => type.IsTensor() || type.IsIntTensor();

    public static bool IsShape(this ITypeSymbol? type) => type.IsOurs("TensorShape");

    /// <summary>True for the class whose methods own parameters.</summary>
    public static bool IsLayers(this ITypeSymbol? type) => type.IsOurs("Layers");

    /// <summary>True for the classes whose methods are operations.</summary>
    public static bool IsVocabulary(this ITypeSymbol? type) => type.IsLayers() || type.IsOurs("Functions");

    public static bool IsNetwork(this ITypeSymbol? type) =>
        type is not null && type.GetAttributes().Any(attribute => attribute.AttributeClass.IsOurs("NetworkAttribute"));

    public static AttributeData? Find(this ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.IsOurs(name));

    /// <summary>The attributes that name layers, losses left out, as written.</summary>
    public static IReadOnlyList<AttributeData> Layers(this ISymbol symbol) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass.Derives("LayerAttribute") && !attribute.AttributeClass.Derives("LossAttribute")).ToList();

    public static IReadOnlyList<AttributeData> Losses(this ISymbol symbol) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass.Derives("LossAttribute")).ToList();

    /// <summary>A method without a body that stands for a layer of its own.</summary>
    public static bool IsPartialLayer(this IMethodSymbol method) =>
        method.IsPartialDefinition && method.GetAttributes().Any(attribute => attribute.AttributeClass.Derives("LayerAttribute"));

    public static bool IsIn(this ITypeSymbol? type, string @namespace, string name) =>
        type is not null && type.Name == name && type.ContainingNamespace?.ToDisplayString() == @namespace;

    private static bool Derives(this INamedTypeSymbol? type, string name)
    {
        for (var current = type?.BaseType; current is not null; current = current.BaseType)
            if (current.IsOurs(name)) return true;
        return false;
    }

    private static bool IsOurs(this ITypeSymbol? type, string name) =>
        type is { ContainingType: null } && type.Name == name && type.ContainingNamespace is { Name: "NetDsl", ContainingNamespace.IsGlobalNamespace: true };
}
