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
        else if (place.Call is { } call && call.Argument("x", 0) is { } argument && call.Argument("memory", 1)?.Expression.ToString() != argument.Expression.ToString() && call.Argument("q", int.MaxValue) is null && place.Operation(call) == "MultiHeadAttention")
            yield return new Edit("Insert AddSinusoidalPositions", nameof(InsertPositions), argument.Expression.Wrap(place.Function("AddSinusoidalPositions") + "("));
    }
}
