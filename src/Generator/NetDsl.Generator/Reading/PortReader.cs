using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>Reads shapes of inputs and targets from their attributes.</summary>
internal static class PortReader
{
    /// <summary>The port of a parameter; null, and told, where it cannot be one.</summary>
    public static PortModel? Parameter(IParameterSymbol parameter, string method, ICollection<string> taken, IProblemSink sink, CancellationToken cancellation)
    {
        var place = parameter.Locations.FirstOrDefault() ?? Location.None;
        if (parameter.Type.TypeKind == TypeKind.Error) return null;
        if (!parameter.Type.IsAnyTensor() || parameter.RefKind != RefKind.None || parameter.IsParams)
        {
            sink.Report("NDSL4011", place, $"parameter '{parameter.Name}' of {method} must be a Tensor or an IntTensor: make numbers constants of the class");
            return null;
        }

        if (parameter.Find("ShapeAttribute") is not { } attribute)
        {
            sink.Report("NDSL4011", place, $"parameter '{parameter.Name}' of {method} needs the shape of one sample: [Shape(784)] {parameter.Type.Name} {parameter.Name}, or [Shape] for a single number");
            return null;
        }

        if (taken.Contains(parameter.Name))
        {
            sink.Report("NDSL4011", place, $"target '{parameter.Name}' of {method} has the name of an input: rename one of them");
            return null;
        }

        taken.Add(parameter.Name);
        return Shape(attribute, sink, cancellation) is { } shape
            ? new PortModel(parameter.Name, shape, parameter.Type.IsIntTensor() ? ElementType.Int : ElementType.Float)
            : null;
    }

    /// <summary>The dimensions of [Shape] or [Input]; null, and told, where they are no shape.</summary>
    public static Shape? Shape(AttributeData attribute, IProblemSink sink, CancellationToken cancellation)
    {
        if (attribute.AttributeConstructor is null || attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0] is not { Kind: TypedConstantKind.Array } constant) return null;
        if (constant.IsNull)
        {
            sink.Report("NDSL4011", Place(attribute, 0, cancellation), "null is no shape: write its dimensions, or none for a single number");
            return null;
        }

        if (constant.Values.Any(value => value.Value is not int)) return null;
        var dimensions = constant.Values.Select(value => (int)value.Value!).ToArray();
        var wrong = System.Array.FindIndex(dimensions, d => d < 1);
        if (wrong >= 0)
        {
            sink.Report("NDSL4011", Place(attribute, wrong, cancellation), $"a dimension is {dimensions[wrong]}: every dimension of a sample is 1 or more");
            return null;
        }

        if (dimensions.Aggregate(1.0, (product, d) => product * d) > int.MaxValue)
        {
            sink.Report("NDSL4011", Place(attribute, -1, cancellation), $"one sample would hold more than {int.MaxValue:N0} values: {new Shape(dimensions)}");
            return null;
        }

        return new Shape(dimensions);
    }

    private static Location Place(AttributeData attribute, int index, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax) return Location.None;
        return index >= 0 && syntax.ArgumentList is { } list && list.Arguments.Count > index ? list.Arguments[index].GetLocation() : syntax.GetLocation();
    }
}
