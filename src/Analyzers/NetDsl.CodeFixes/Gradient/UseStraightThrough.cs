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

/// <summary>Keeps a function that has no slope, and hands the gradient on as if it were not there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseStraightThrough)), Shared]
public sealed class UseStraightThrough : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL2001", "NDSL2002");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        // Only a call can say it: no attribute takes a function.
        if (place.Call is not { } call || place.Operation(call) is not { } function) yield break;
        var position = function == "Map" ? 1 : 0;
        if (call.Argument("x", position) is not { } argument || (function == "Map" && call.ArgumentList.Arguments.Count != 2)) yield break;
        var through = call.ArgumentList.Arguments.Count == 1
            ? call.Expression.ToString()
            : $"{Variable(place)} => {Applied(call, argument, Variable(place))}";
        yield return new Edit("Use StraightThrough", nameof(UseStraightThrough), Change.Replace(call, $"{place.Function("StraightThrough")}({through}, {argument.Expression})"));
    }

    private static string Applied(InvocationExpressionSyntax call, ArgumentSyntax argument, string variable) =>
        call.ToString().Remove(argument.Expression.SpanStart - call.SpanStart, argument.Expression.Span.Length).Insert(argument.Expression.SpanStart - call.SpanStart, variable);

    private static string Variable(FixPlace place) =>
        new[] { "t", "value", "tensor" }.FirstOrDefault(name => place.Model.LookupSymbols(place.Node.SpanStart, name: name).IsEmpty) ?? "straight";
}
