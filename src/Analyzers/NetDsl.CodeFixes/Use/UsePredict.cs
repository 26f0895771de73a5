using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Runs a network with Predict where its description was called.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsePredict)), Shared]
public sealed class UsePredict : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL4002");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Node is not InvocationExpressionSyntax call) yield break;
        var info = place.Model.GetSymbolInfo(call, place.Cancellation);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol { Name: "Forward", ContainingType: { } network }) yield break;
        var instance = Instance(place, network) ?? $"new {network.ToMinimalDisplayString(place.Model, call.SpanStart)}()";
        yield return new Edit("Use Predict", nameof(UsePredict), Change.Replace(call.Expression, instance + ".Predict"));
    }

    /// <summary>A network of that type that is at hand: a local, a parameter, a field or a property.</summary>
    private static string? Instance(FixPlace place, INamedTypeSymbol network) => place.Model.LookupSymbols(place.Node.SpanStart)
        .Where(symbol => symbol switch
        {
            // A local of which the declaration still follows cannot be read.
            ILocalSymbol local => Same(local.Type, network) && local.Locations[0].SourceSpan.End < place.Node.SpanStart && local.DeclaringSyntaxReferences.All(reference => !reference.Span.Contains(place.Node.Span)),
            IParameterSymbol parameter => Same(parameter.Type, network),
            IFieldSymbol field => Same(field.Type, network) && Readable(place, field),
            IPropertySymbol { IsIndexer: false } property => Same(property.Type, network) && Readable(place, property),
            _ => false,
        })
        .Select(symbol => symbol.Name).FirstOrDefault();

    private static bool Same(ITypeSymbol type, ITypeSymbol network) => SymbolEqualityComparer.Default.Equals(type, network);

    private static bool Readable(FixPlace place, ISymbol member) =>
        member.IsStatic || (place.Model.GetEnclosingSymbol(place.Node.SpanStart, place.Cancellation) is IMethodSymbol { IsStatic: false } method && SymbolEqualityComparer.Default.Equals(method.ContainingType, member.ContainingType));
}
