using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Takes the first of two linear layers away: the second one alone can be all that they are together.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MergeLayers)), Shared]
public sealed class MergeLayers : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3001");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is { } attribute)
        {
            if (attribute.Neighbour(-1) is { } first && first.Layer() == "Dense") yield return new Edit("Merge the two layers", nameof(MergeLayers), first.Remove());
        }
        else if (place.Call?.Argument("x", 0)?.Expression is InvocationExpressionSyntax inner && place.Calls(inner, "Dense") && inner.Unwrap() is { } change)
        {
            yield return new Edit("Merge the two layers", nameof(MergeLayers), change);
        }
    }
}
