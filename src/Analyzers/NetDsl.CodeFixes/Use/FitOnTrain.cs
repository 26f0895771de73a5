using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Fits a scaler on the training part, where the table has been split already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FitOnTrain)), Shared]
public sealed class FitOnTrain : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL4005");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Node is not IdentifierNameSyntax table) yield break;
        var parts = place.Node.AncestorsAndSelf().OfType<BlockSyntax>().SelectMany(block => block.Statements).OfType<LocalDeclarationStatementSyntax>()
            .Where(statement => statement.Span.End < place.Node.SpanStart)
            .SelectMany(statement => statement.Declaration.Variables)
            .FirstOrDefault(variable => variable.Initializer?.Value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Split", Expression: IdentifierNameSyntax holder } } && holder.Identifier.ValueText == table.Identifier.ValueText);
        if (parts is not null) yield return new Edit($"Fit on {parts.Identifier}.Train", nameof(FitOnTrain), Change.Replace(table, parts.Identifier + ".Train"));
    }
}
