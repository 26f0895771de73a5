using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Reads one class and keeps what generation needs, free of symbols, syntax and locations.</summary>
internal static class NetworkResults
{
    public static NetworkResult Read(GeneratorAttributeSyntaxContext attributed, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)attributed.TargetSymbol;
        var problem = new FirstProblem();
        var model = NetworkReader.Read(type, attributed.SemanticModel.Compilation, problem, cancellation);
        var place = new ClassPlace(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            NetworkReader.Containers(type).ToEquatableArray(),
            Keywords.Escape(type.Name));
        var broken = model is not null || !NetworkShape.CanBeCompleted(type, cancellation)
            ? null
            : Broken(type, place, problem.Text ?? $"'{type.Name}' has errors of C#: see the list of errors");
        var layers = NetworkShape.CanBeCompleted(type, cancellation)
            ? PartialLayers.Signatures(type, cancellation)
            : EquatableArray<string>.Empty;
        return new NetworkResult(Hint(type), model, broken, place, layers);
    }

    /// <summary>Inputs and results as far as the declaration alone tells them.</summary>
    private static BrokenNetwork Broken(INamedTypeSymbol type, ClassPlace place, string problem)
    {
        var forward = type.GetMembers("Forward").OfType<IMethodSymbol>().FirstOrDefault();
        var inputs = forward is null
            ? new[] { new PortModel("input", Shape.Scalar, ElementType.Float) }
            : forward.Parameters.Select(parameter => new PortModel(parameter.Name, Shape.Scalar, parameter.Type.IsIntTensor() ? ElementType.Int : ElementType.Float));
        return new BrokenNetwork(place.Namespace, place.Containers, place.Name, problem, inputs.ToEquatableArray(), (forward is null ? new[] { "output" } : NetworkEvaluation.OutputNames(forward)).ToEquatableArray());
    }

    /// <summary>Unique for every class, and readable as the name of a file.</summary>
    private static string Hint(INamedTypeSymbol type) => new(
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted))
            .Select(c => char.IsLetterOrDigit(c) || c == '.' ? c : '_').ToArray());
}
