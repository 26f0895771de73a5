using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Takes away what nothing reads: a partial method that stands for a layer, or the statement that makes a value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveUnused)), Shared]
public sealed class RemoveUnused : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL2008", "NDSL4003");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Node.FirstAncestorOrSelf<StatementSyntax>() is { } statement)
        {
            if (statement.Parent is BlockSyntax && IsUnread(place, statement)) yield return new Edit("Remove it", nameof(RemoveUnused), Whole(statement));
        }
        else if (place.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Body: null, ExpressionBody: null } method)
        {
            yield return new Edit($"Remove '{method.Identifier.ValueText}'", nameof(RemoveUnused), Whole(method));
        }
    }

    private static bool IsUnread(FixPlace place, StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } => !IsRead(place, statement, variables[0].Identifier.ValueText),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax } => true,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } } => true,
        _ => false,
    };

    private static bool IsRead(FixPlace place, StatementSyntax statement, string variable) =>
        statement.Parent!.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable && !statement.Span.Contains(name.Span)
            && place.Model.GetSymbolInfo(name, place.Cancellation).Symbol is ILocalSymbol);

    /// <summary>From the start of its line to the start of the next one.</summary>
    private static Change Whole(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var lines = text.Lines;
        SyntaxNode comments = node;
        int first = lines.GetLineFromPosition(comments.SpanStart).Start, last = lines.GetLineFromPosition(node.Span.End).EndIncludingLineBreak;
        var alone = string.IsNullOrWhiteSpace(text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(first, node.SpanStart)))
            && string.IsNullOrWhiteSpace(text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(node.Span.End, last)));
        return alone ? Change.Remove(node.SyntaxTree, first, last) : Change.Remove(node.SyntaxTree, node.SpanStart, node.Span.End);
    }
}
