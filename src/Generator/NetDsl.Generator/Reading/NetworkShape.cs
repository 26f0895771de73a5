using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>The parts of a network's declaration.</summary>
/// <param name="Forward">Null for a stack.</param>
/// <param name="Layers">The stack's attributes.</param>
/// <param name="Input">The stack's input.</param>
/// <param name="LossMethod">The method that gives the loss.</param>
/// <param name="LossAttribute">The attribute that gives it.</param>
internal sealed record NetworkDeclaration(
    INamedTypeSymbol Network,
    IMethodSymbol? Forward,
    IReadOnlyList<AttributeData> Layers,
    AttributeData? Input,
    IMethodSymbol? LossMethod,
    AttributeData? LossAttribute);

/// <summary>Checks what a class must be to hold a network, before anything is evaluated.</summary>
internal static class NetworkShape
{
    public static NetworkDeclaration? Check(INamedTypeSymbol network, IProblemSink sink, CancellationToken cancellation)
    {
        var place = NetworkReader.PlaceOf(network);
        NetworkDeclaration? Refuse(string id, Message message, Location? at = null)
        {
            sink.Report(id, at ?? place, message);
            return null;
        }

        var rigid = Chain(network).Where(type => !IsPartial(type, cancellation)).ToList();
        if (rigid.Count > 0)
            return Refuse("NDSL4001", rigid[0].Equals(network, SymbolEqualityComparer.Default)
                ? rigid.Count > 1 ? (Message)$"network '{network.Name}' must be partial (and so must '{rigid[1].Name}', which holds it)" : $"network '{network.Name}' must be partial"
                : $"'{rigid[0].Name}', which holds the network '{network.Name}', must be partial", rigid[0].Locations.FirstOrDefault());
        if (Trouble(network) is { } trouble) return Refuse("NDSL4008", trouble);

        var forwards = network.GetMembers("Forward").OfType<IMethodSymbol>().ToList();
        var losses = network.GetMembers("Loss").OfType<IMethodSymbol>().ToList();
        var layers = network.Layers();
        var input = network.Find("InputAttribute");
        var lossAttributes = network.Losses();
        if (forwards.Count == 0 && layers.Count == 0)
            return Refuse("NDSL4008", $"'{network.Name}' has no layers: write a static method Forward, or a stack of attributes as [Input(784), Dense(10)]");
        if (forwards.Count > 0 && (layers.Count > 0 || input is not null))
            return Refuse("NDSL4008", $"'{network.Name}' has both a Forward method and a stack of attributes: keep one of them");
        if (forwards.Count > 1) return Refuse("NDSL4008", $"'{network.Name}' has {forwards.Count} methods Forward: keep one", forwards[1].Locations[0]);
        if (losses.Count > 1) return Refuse("NDSL4008", $"'{network.Name}' has {losses.Count} methods Loss: keep one", losses[1].Locations[0]);
        if (lossAttributes.Count > 1 || (losses.Count > 0 && lossAttributes.Count > 0))
            return Refuse("NDSL4008", $"'{network.Name}' has more than one loss: keep one, or add them in one method Loss", Place(lossAttributes[lossAttributes.Count - 1], cancellation));
        if (forwards.Count == 0 && input is null)
            return Refuse("NDSL4008", $"the stack of '{network.Name}' has no input: begin with [Input(784)], the shape of one sample");
        foreach (var method in forwards.Concat(losses))
        {
            if (!method.IsStatic || method.IsGenericMethod || method.IsExtern || method.PartialImplementationPart is null && method.IsPartialDefinition)
                return Refuse("NDSL4008", $"'{method.Name}' must be a static method with a body and without type parameters", method.Locations[0]);
            if (method.IsAsync) return Refuse("NDSL2011", $"async cannot be evaluated at build time: '{method.Name}' is plain, synchronous C#", method.Locations[0]);
        }

        if (forwards.Count == 1 && ReturnProblem(forwards[0]) is { } unknown) return Refuse("NDSL4008", unknown, forwards[0].Locations[0]);
        if (losses.Count == 1 && !losses[0].ReturnType.IsTensor() && losses[0].ReturnType.TypeKind != TypeKind.Error)
            return Refuse("NDSL4008", $"'Loss' of '{network.Name}' must return a Tensor, not '{losses[0].ReturnType.ToDisplayString()}'", losses[0].Locations[0]);
        return new NetworkDeclaration(network, forwards.FirstOrDefault(), layers, input, losses.FirstOrDefault(), lossAttributes.FirstOrDefault());
    }

    /// <summary>True where another part of the class can be emitted at all.</summary>
    public static bool CanBeCompleted(INamedTypeSymbol network, CancellationToken cancellation) =>
        Chain(network).All(type => IsPartial(type, cancellation)) && Trouble(network) is null;

    private static Message? Trouble(INamedTypeSymbol network)
    {
        if (network.TypeKind != TypeKind.Class) return $"network '{network.Name}' must be a class";
        if (network.IsStatic) return $"network '{network.Name}' cannot be static: its weights belong to an instance";
        if (network.IsAbstract) return $"network '{network.Name}' cannot be abstract: it is created and trained";
        if (network.IsRecord) return $"network '{network.Name}' cannot be a record: make it a class";
        if (Chain(network).FirstOrDefault(type => type.IsGenericType) is { } generic) return ReferenceEquals(generic, network) ? (Message)$"network '{network.Name}' cannot be generic: its sizes are known at build time" : $"network '{network.Name}' cannot be generic, and '{generic.Name}', which holds it, is";
        if (Chain(network).FirstOrDefault(type => type.IsFileLocal) is { } local) return $"'{local.Name}' is local to its file, so that '{network.Name}' cannot be completed from another one: remove 'file'";
        if (network.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } parent && parent.ToDisplayString() != "NetDsl.Network")
            return $"network '{network.Name}' cannot derive from '{parent.Name}': its base class is NetDsl.Network";
        return null;
    }

    private static Message? ReturnProblem(IMethodSymbol forward)
    {
        var type = forward.ReturnType;
        if (type.TypeKind == TypeKind.Error || type.IsTensor()) return null;
        if (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(element => element.Type.IsTensor() || element.Type.TypeKind == TypeKind.Error)) return null;
        return $"'Forward' of '{forward.ContainingType.Name}' must return a Tensor, or a tuple of Tensors, not '{type.ToDisplayString()}'";
    }

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType) yield return current;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()
        .All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static Location? Place(AttributeData? attribute, CancellationToken cancellation) =>
        attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation();
}
