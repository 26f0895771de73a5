using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Holds the running statistics of batch norms whose weights are frozen: in the layer itself, or in the trainer's group.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FreezeStatistics)), Shared]
public sealed class FreezeStatistics : NetworkFix
{
    private const string Title = "Freeze the statistics";

    // In BatchNorm: x, momentum, epsilon, affine, trackRunningStats, frozen.
    private const int Position = 5;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3020");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is { } attribute)
            yield return new Edit(Title, nameof(FreezeStatistics), attribute.Set("Frozen", "true"));
        else if (place.Node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } pattern)
        {
            if (place.Hint(Hints.Value) is { } wider) yield return new Edit(Title, nameof(FreezeStatistics), Change.Replace(pattern, SymbolDisplay.FormatLiteral(wider, quote: true)));
        }
        else if (place.Call is { } call && place.Calls(call, "BatchNorm"))
            yield return new Edit(Title, nameof(FreezeStatistics), call.Set("frozen", Position, "true"));
    }
}
