using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Gives a convolution the padding that keeps its result large enough, or as large as the other branches of a Concat.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetPadding)), Shared]
public sealed class SetPadding : NetworkFix
{
    // In Conv1d and Conv2d: x, channels, kernel, stride, padding.
    private const int Position = 4;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL1003", "NDSL1007");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Hint(Hints.Value) is not { } padding) yield break;
        if (place.Attribute is { } attribute)
        {
            if (IsConvolution(attribute.Layer())) yield return new Edit($"Set padding {padding}", nameof(SetPadding), attribute.Set("Padding", padding));
        }
        else if (Convolution(place) is { } call && call.Argument("kernel", 2)?.Expression is not TupleExpressionSyntax && call.Argument("padding", Position)?.Expression is not TupleExpressionSyntax)
        {
            yield return new Edit($"Set padding {padding}", nameof(SetPadding), call.Set("padding", Position, padding));
        }
    }

    /// <summary>The call of the argument that is marked; in a Concat the convolution in the branch that is marked, or in what its variable begins with.</summary>
    private static InvocationExpressionSyntax? Convolution(FixPlace place)
    {
        if (place.Id == "NDSL1003") return place.Around is { } around && IsConvolution(place.Operation(around)) ? around : null;
        SyntaxNode? branch = place.Expression;
        if (branch is IdentifierNameSyntax && place.Model.GetSymbolInfo(branch, place.Cancellation).Symbol is ILocalSymbol local)
            branch = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(place.Cancellation);
        return branch?.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => place.Calls(call, "Conv2d"));
    }

    private static bool IsConvolution(string? operation) => operation is "Conv1d" or "Conv2d";
}
