using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>The public methods that users call, seen by reflection: what the reading sees of them through their symbols.</summary>
public static class PublicSurface
{
    /// <summary>All methods of <c>Functions</c> and <c>Layers</c>, overloads included.</summary>
    public static IReadOnlyList<MethodInfo> Methods { get; } = new[] { typeof(Functions), typeof(Layers) }
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).ToList();

    /// <summary>All attributes that name a layer, a function or a loss.</summary>
    public static IReadOnlyList<Type> Attributes { get; } = typeof(LayerAttribute).Assembly.GetExportedTypes()
        .Where(type => typeof(LayerAttribute).IsAssignableFrom(type) && !type.IsAbstract).ToList();

    /// <summary>Applies an operation as a call would: parameters that are not given take the method's defaults.</summary>
    public static Value[] Apply(GraphBuilder graph, string operation, string layerName, params (string Name, object? Value)[] arguments)
    {
        var overloads = Methods.Where(method => method.Name == operation).ToList();
        var chosen = overloads.FirstOrDefault(method => Fits(method, arguments))
            ?? throw new InvalidOperationException($"no overload of {operation} takes {string.Join(", ", arguments.Select(a => a.Name))}");
        var all = chosen.GetParameters().ToDictionary(parameter => parameter.Name!, parameter => Default(parameter));
        foreach (var (name, value) in arguments) all[name] = value;
        return OperationRegistry.Find(operation)!.Apply(new Call(graph, layerName, all));
    }

    /// <summary>One result of a function without a name.</summary>
    public static Value One(GraphBuilder graph, string operation, params (string Name, object? Value)[] arguments) =>
        Apply(graph, operation, "", arguments)[0];

    private static bool Fits(MethodInfo method, (string Name, object? Value)[] arguments)
    {
        // "slope" and "slopeY" come from [Derivative] and "labels" may be wrong on purpose: neither chooses an overload.
        var names = method.GetParameters().Select(parameter => parameter.Name!).ToHashSet();
        return arguments.All(a => names.Contains(a.Name) || a.Name.StartsWith("slope", StringComparison.Ordinal))
            && method.GetParameters().All(parameter => parameter.HasDefaultValue || arguments.Any(a => a.Name == parameter.Name));
    }

    private static object? Default(System.Reflection.ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue) return null;
        return parameter.ParameterType.IsEnum ? Enum.GetName(parameter.ParameterType, parameter.RawDefaultValue!) : parameter.RawDefaultValue;
    }
}
