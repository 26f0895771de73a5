using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Brings prediction and target to one shape: declares the target as the prediction is, or sizes the last layer as the target is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MatchTarget)), Shared]
public sealed class MatchTarget : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL1011");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Hint(Hints.Value) is { } shape && place.Expression is { } target && DeclaredShape(place, target) is { } declared)
            yield return new Edit($"Declare the target as [{shape}]", "Target", ShapeChange(declared, shape));
        if (place.Hint(Hints.Last) is { } size && LastUnits(place) is { } units)
            yield return new Edit($"Set {size} in the last layer", "Prediction", Change.Replace(units, size));
    }

    private static AttributeSyntax? DeclaredShape(FixPlace place, ExpressionSyntax target) =>
        place.Model.GetSymbolInfo(target, place.Cancellation).Symbol is IParameterSymbol parameter
            ? parameter.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "ShapeAttribute")?.ApplicationSyntaxReference?.GetSyntax(place.Cancellation) as AttributeSyntax
            : null;

    private static Change ShapeChange(AttributeSyntax attribute, string shape)
    {
        var arguments = shape.Length == 0 ? "" : $"({shape})";
        return attribute.ArgumentList is { } list ? Change.Replace(list, arguments) : Change.Insert(attribute.SyntaxTree, attribute.Span.End, arguments);
    }

    /// <summary>The size of the last layer, where it is a Dense that Forward returns or that ends the stack.</summary>
    private static ExpressionSyntax? LastUnits(FixPlace place)
    {
        if (place.Model.GetEnclosingSymbol(place.Node.SpanStart, place.Cancellation)?.ContainingType is not { } network) return null;
        if (network.GetMembers("Forward").FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(place.Cancellation) is MethodDeclarationSyntax forward)
        {
            var results = forward.ExpressionBody is { } arrow
                ? new List<ExpressionSyntax?> { arrow.Expression }
                : forward.DescendantNodes().OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).ToList();
            // Another file of the class has a model of its own; the name is enough there.
            return results.Count == 1 && results[0] is InvocationExpressionSyntax call && Name(call) == "Dense" ? call.Argument("units", 1)?.Expression : null;
        }

        var stack = network.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(place.Cancellation)).OfType<TypeDeclarationSyntax>()
            .SelectMany(type => type.AttributeLists).SelectMany(list => list.Attributes).ToList();
        return stack.Count > 0 && stack[stack.Count - 1] is var last && last.Layer() == "Dense" ? last.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null)?.Expression : null;
    }

    private static string Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
