using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetDsl.CodeFixes;

/// <summary>Leaves a layer's biases out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DropBias)), Shared]
public sealed class DropBias : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3003");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is { } attribute)
            yield return new Edit("Leave the biases out", nameof(DropBias), attribute.Set("Bias", "false"));
        else if (place.Expression is { } given && place.Operation(given) is null)
            yield return new Edit("Leave the biases out", nameof(DropBias), Change.Replace(given, "false"));
        else if (place.Call is { } call)
            yield return new Edit("Leave the biases out", nameof(DropBias), Change.Insert(call.SyntaxTree, call.ArgumentList.CloseParenToken.SpanStart, ", bias: false"));
    }
}
