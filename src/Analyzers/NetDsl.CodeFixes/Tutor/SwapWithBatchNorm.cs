using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Lets the batch norm come first, and the dropout after it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwapWithBatchNorm)), Shared]
public sealed class SwapWithBatchNorm : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3013");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        const string title = "Swap them";
        if (place.Attribute is { } attribute)
        {
            if (attribute.Neighbour(1) is { } next && next.Layer() == "BatchNorm")
                yield return new Edit(title, nameof(SwapWithBatchNorm), Change.Replace(attribute, next.ToString()), Change.Replace(next, attribute.ToString()));
        }
        else if (place.Call is { } dropout && dropout.Argument("x", 0)?.Expression is { } x && dropout.Parent?.Parent?.Parent is InvocationExpressionSyntax norm
            && place.Operation(norm) == "BatchNorm" && norm.Argument("x", 0)?.Expression == dropout)
        {
            yield return new Edit(title, nameof(SwapWithBatchNorm), Change.Replace(norm, With(dropout, x, With(norm, dropout, x.ToString()))));
        }
    }

    /// <summary>The text of a call with another argument in place of one.</summary>
    private static string With(InvocationExpressionSyntax call, ExpressionSyntax argument, string other) =>
        call.ToString().Remove(argument.SpanStart - call.SpanStart, argument.Span.Length).Insert(argument.SpanStart - call.SpanStart, other);
}
