using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetDsl.CodeFixes;

/// <summary>Tells a self-attention where each token stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertPositions)), Shared]
public sealed class InsertPositions : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3016");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is { } attribute)
            yield return new Edit("Insert AddSinusoidalPositions", nameof(InsertPositions), attribute.Before("AddSinusoidalPositions"));
        else if (place.Around is { } call && place.Operation(call) == "MultiHeadAttention" && place.Expression is { } x && call.Argument("memory", 1)?.Expression.ToString() != x.ToString())
            yield return new Edit("Insert AddSinusoidalPositions", nameof(InsertPositions), x.Wrap(place.Function("AddSinusoidalPositions") + "("));
    }
}
