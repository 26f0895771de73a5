using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>Layers written as attributes: the attribute's arguments over the defaults of the method of the same name.</summary>
internal sealed partial class Evaluator
{
    private readonly HashSet<IMethodSymbol> partialLayers = new(SymbolEqualityComparer.Default);

    /// <summary>The methods that stand for layers and were called.</summary>
    public IEnumerable<IMethodSymbol> UsedLayers => partialLayers;

    /// <summary>Applies attributes one after the other; null, and told, where one of them fails.</summary>
    /// <param name="single">The name of the layer if there is just one, for a method that stands for it.</param>
    public Value? Stack(IReadOnlyList<AttributeData> attributes, Value input, NameScope names, string? single = null)
    {
        var value = input;
        foreach (var attribute in attributes)
        {
            var kind = KindOf(attribute);
            Location Place(string argument) => PlaceOf(attribute, argument);
            if (ArgumentsOf(attribute, value, out var parameter) is not { } arguments) return null;
            arguments[parameter] = value;
            var name = single is not null && !arguments.ContainsKey("name") || single is not null && arguments["name"] is null ? single : LayerName(kind, arguments, names, Place);
            if (name is null || Apply(kind, name, arguments, Place(""), Place, OriginOf(attribute)) is not { Length: > 0 } results) return null;
            value = results[0];
        }

        return value;
    }

    /// <summary>Applies a loss attribute and declares the target that it compares with.</summary>
    public Value? Loss(AttributeData attribute, Value prediction, out PortModel? target)
    {
        target = null;
        var kind = KindOf(attribute);
        Location Place(string argument) => PlaceOf(attribute, argument);
        if (OperationRegistry.Find(kind) is not LossOperation loss)
        {
            Fail("NDSL4012", Place(""), $"'{kind}' is not known to this compiler: the versions of NetDsl and of its compiler differ");
            return null;
        }

        if (ArgumentsOf(attribute, prediction, out _) is not { } arguments) return null;
        var scope = Names.Next(kind);
        try
        {
            target = loss.Target(prediction.Shape);
        }
        catch (ProblemException mistake)
        {
            Fail(mistake.Problem.Id, Place(mistake.Problem.Argument), mistake.Problem.Message, mistake.Problem.Hints);
            return null;
        }

        graph.Origin = OriginOf(attribute);
        arguments[loss.Prediction] = prediction;
        arguments[target.Name] = graph.Input(target);
        return Apply(kind, scope, arguments, Place(""), Place, OriginOf(attribute)) is { Length: > 0 } results ? results[0] : null;
    }

    /// <summary>True where the first layer of a stack reads integers, as an embedding does.</summary>
    public bool TakesIntegers(AttributeData attribute)
    {
        var methods = MethodsOf(attribute).Where(method => method.Parameters.Length > 0).ToList();
        return methods.Count > 0 && methods.All(method => method.Parameters[0].Type.IsIntTensor());
    }

    private object? PartialLayer(IMethodSymbol method, object?[] arguments, IOperation site, Frame frame)
    {
        method = (method.PartialDefinitionPart ?? method).OriginalDefinition;
        if (!method.ContainingType.IsNetwork())
            return Fail("NDSL4008", site, $"'{method.Name}' stands for a layer and must be declared in the class of the network");
        if (method.Losses().Count > 0 || arguments.Length != 1 || !method.Parameters[0].Type.IsAnyTensor() || !method.ReturnType.IsTensor() || !method.IsStatic)
            return Fail("NDSL4008", method.Locations[0], $"'{method.Name}' stands for a layer and must be as: private static partial Tensor {method.Name}(Tensor x);");
        if (arguments[0] is not Value input) return Poison.Instance;
        if (partialLayers.Add(method) && !Names.Take(method.Name))
            return Fail("NDSL4010", method.Locations[0], $"two layers have the name '{method.Name}': rename this method or the other layer");
        var layers = method.Layers();
        return Stack(layers, input, NameScope.Of(method.Name), layers.Count == 1 ? method.Name : null) is { } value ? value : Poison.Instance;
    }

    private Dictionary<string, object?>? ArgumentsOf(AttributeData attribute, Value input, out string parameter)
    {
        parameter = "";
        // An attribute that C# itself refuses is told by C#.
        if (attribute.AttributeConstructor is null || attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.Value)).Any(argument => argument.Kind == TypedConstantKind.Error)) return null;
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < attribute.ConstructorArguments.Length; i++)
            given[attribute.AttributeConstructor.Parameters[i].Name] = Plain(attribute.ConstructorArguments[i]);
        foreach (var named in attribute.NamedArguments)
            given[char.ToLowerInvariant(named.Key[0]) + named.Key.Substring(1)] = Plain(named.Value);
        var method = MethodsOf(attribute)
            .Where(candidate => given.Keys.All(key => candidate.Parameters.Any(p => p.Name == key)))
            .OrderByDescending(candidate => Fits(candidate, input)).ThenByDescending(candidate => candidate.Parameters.Length).FirstOrDefault();
        if (method is null)
        {
            Fail("NDSL4012", PlaceOf(attribute, ""), $"'{KindOf(attribute)}' is not known to this compiler: the versions of NetDsl and of its compiler differ");
            return null;
        }

        if (!Fits(method, input))
        {
            Fail("NDSL4013", PlaceOf(attribute, ""), input.Element == Compiler.ElementType.Int
                ? (Message)$"'{KindOf(attribute)}' takes floats, but it is given integers: begin with Embedding"
                : $"'{KindOf(attribute)}' takes integers, but it is given floats: it can only come first");
            return null;
        }

        if (method.Parameters.FirstOrDefault(p => given.TryGetValue(p.Name, out var value) && IsMissing(value, p)) is { } missing)
        {
            Fail("NDSL2013", PlaceOf(attribute, missing.Name), $"'{missing.Name}' of {KindOf(attribute)} is null");
            return null;
        }

        parameter = method.Parameters.FirstOrDefault(p => p.Type.IsAnyTensor())?.Name ?? "x";
        foreach (var p in method.Parameters)
            if (!given.ContainsKey(p.Name) && p.HasExplicitDefaultValue) given[p.Name] = DefaultOf(p);
        return given;
    }

    private static bool Fits(IMethodSymbol method, Value input) =>
        method.Parameters.FirstOrDefault(p => p.Type.IsAnyTensor()) is { } first && first.Type.IsIntTensor() == (input.Element == Compiler.ElementType.Int);

    private IEnumerable<IMethodSymbol> MethodsOf(AttributeData attribute) => new[] { "NetDsl.Layers", "NetDsl.Functions" }
        .SelectMany(holder => compilation.GetTypeByMetadataName(holder)?.GetMembers(KindOf(attribute)).OfType<IMethodSymbol>() ?? Enumerable.Empty<IMethodSymbol>());

    private static object? DefaultOf(IParameterSymbol parameter)
    {
        var type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : parameter.Type;
        return parameter.ExplicitDefaultValue is { } value && type.TypeKind == TypeKind.Enum ? EnumMember(value, type) : parameter.ExplicitDefaultValue;
    }

    private static string KindOf(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    private static object? Plain(TypedConstant constant)
    {
        if (constant.Kind == TypedConstantKind.Enum) return constant.Value is { } value ? EnumMember(value, constant.Type!) : null;
        if (constant.Kind != TypedConstantKind.Array) return constant.Value;
        if (constant.IsNull) return null;
        return ElementType(constant.Type)?.SpecialType switch
        {
            SpecialType.System_Int32 => constant.Values.Select(v => v.Value is int i ? i : 0).ToArray(),
            SpecialType.System_Double => constant.Values.Select(v => v.Value is double d ? d : 0).ToArray(),
            SpecialType.System_Single => constant.Values.Select(v => v.Value is float f ? f : 0).ToArray(),
            _ => constant.Values.Select(v => v.Value).ToArray(),
        };
    }

    private Origin OriginOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is { } syntax ? OriginOf(syntax) : Origin.None;

    /// <summary>The attribute's argument to edit, or the attribute.</summary>
    private Location PlaceOf(AttributeData attribute, string argument)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax) return Location.None;
        var arguments = syntax.ArgumentList?.Arguments.ToList() ?? new List<AttributeArgumentSyntax>();
        var found = arguments.FirstOrDefault(a => string.Equals(a.NameEquals?.Name.Identifier.ValueText ?? a.NameColon?.Name.Identifier.ValueText, argument, StringComparison.OrdinalIgnoreCase));
        var index = attribute.AttributeConstructor?.Parameters.FirstOrDefault(p => p.Name == argument)?.Ordinal ?? -1;
        if (found is null && index >= 0) found = arguments.Where(a => a.NameEquals is null && a.NameColon is null).ElementAtOrDefault(index);
        return (found?.Expression ?? (SyntaxNode)syntax).GetLocation();
    }
}
