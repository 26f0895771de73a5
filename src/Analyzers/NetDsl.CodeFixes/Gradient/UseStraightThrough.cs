using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        var changes = UserFunctions.Places(place).OfType<InvocationExpressionSyntax>().Select(call => Through(place, call)).OfType<Change>().ToList();
        if (changes.Count > 0) yield return new Edit("Use StraightThrough", nameof(UseStraightThrough), changes);
    }

    private static Change? Through(FixPlace place, InvocationExpressionSyntax call)
    {
        var map = place.Calls(call, "Map");
        if (place.Operation(call) is null || call.Argument("x", map ? 1 : 0) is not { } argument || (map && call.ArgumentList.Arguments.Count != 2)) return null;
        var variable = new[] { "t", "value", "tensor" }.FirstOrDefault(name => place.Model.LookupSymbols(call.SpanStart, name: name).IsEmpty) ?? "straight";
        var function = call.ArgumentList.Arguments.Count == 1
            ? call.Expression.ToString()
            : $"{variable} => {call.ToString().Remove(argument.Expression.SpanStart - call.SpanStart, argument.Expression.Span.Length).Insert(argument.Expression.SpanStart - call.SpanStart, variable)}";
        return Change.Replace(call, $"{place.Function("StraightThrough")}({function}, {argument.Expression})");
    }
}
