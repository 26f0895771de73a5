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

/// <summary>What a network returns, and the targets that its loss declares.</summary>
internal static class Results
{
    /// <summary>The call that Forward returns, where it returns just one.</summary>
    public static InvocationExpressionSyntax? Returned(FixPlace place)
    {
        if (place.Model.GetEnclosingSymbol(place.Node.SpanStart, place.Cancellation)?.ContainingType is not { } network) return null;
        if (network.GetMembers("Forward").FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(place.Cancellation) is not MethodDeclarationSyntax forward) return null;
        if (forward.ExpressionBody is { } arrow) return arrow.Expression as InvocationExpressionSyntax;
        var returns = forward.DescendantNodes().OfType<ReturnStatementSyntax>().ToList();
        return returns.Count == 1 ? returns[0].Expression as InvocationExpressionSyntax : null;
    }

    /// <summary>The attributes of the class around, in all its files.</summary>
    public static IReadOnlyList<AttributeSyntax> Stack(FixPlace place) =>
        place.Model.GetEnclosingSymbol(place.Node.SpanStart, place.Cancellation)?.ContainingType?.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(place.Cancellation)).OfType<TypeDeclarationSyntax>()
            .SelectMany(type => type.AttributeLists).SelectMany(list => list.Attributes).ToList() ?? new List<AttributeSyntax>();

    /// <summary>The name of the method that is called; another file of the class has a model of its own, and the name is enough.</summary>
    public static string Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The parameter that an expression is.</summary>
    public static ParameterSyntax? Declaration(FixPlace place, ExpressionSyntax target) =>
        place.Model.GetSymbolInfo(target, place.Cancellation).Symbol is IParameterSymbol parameter
            ? parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(place.Cancellation) as ParameterSyntax
            : null;

    /// <summary>The [Shape] of the parameter that an expression is.</summary>
    public static AttributeSyntax? ShapeOf(FixPlace place, ExpressionSyntax target) =>
        Declaration(place, target)?.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.Layer() == "Shape");

    /// <summary>Gives [Shape] other dimensions.</summary>
    public static Change ShapeChange(AttributeSyntax attribute, string shape)
    {
        var arguments = shape.Length == 0 ? "" : $"({shape})";
        return attribute.ArgumentList is { } list ? Change.Replace(list, arguments) : Change.Insert(attribute.SyntaxTree, attribute.Span.End, arguments);
    }
}
