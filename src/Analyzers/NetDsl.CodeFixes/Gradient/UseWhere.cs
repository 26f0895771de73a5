using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Chooses by a tensor's values with Where, element by element, in place of a condition that the compiler would have to know.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseWhere)), Shared]
public sealed class UseWhere : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL2005");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Node is not ExpressionSyntax condition) yield break;
        var outer = condition;
        while (outer.Parent is ParenthesizedExpressionSyntax parenthesized) outer = parenthesized;
        if (Rewritten(place, condition, outer) is { } change) yield return new Edit("Use Where", nameof(UseWhere), change);
    }

    private static Change? Rewritten(FixPlace place, ExpressionSyntax condition, ExpressionSyntax outer)
    {
        string Where(SyntaxNode met, SyntaxNode otherwise) => $"{place.Function("Where")}({Condition(place, condition)}, {met}, {otherwise})";
        switch (outer.Parent)
        {
            case ConditionalExpressionSyntax choice when choice.Condition == outer:
                return Change.Replace(choice, Where(choice.WhenTrue, choice.WhenFalse));
            case IfStatementSyntax statement when statement.Condition == outer:
                switch (Only(statement.Statement), Only(statement.Else?.Statement))
                {
                    case (ReturnStatementSyntax { Expression: { } met }, ReturnStatementSyntax { Expression: { } otherwise }):
                        return Change.Replace(statement, $"return {Where(met, otherwise)};");
                    case (ReturnStatementSyntax { Expression: { } met }, null) when statement.Else is null && Next(statement) is ReturnStatementSyntax { Expression: { } otherwise } last:
                        return new Change(place.Tree, new Microsoft.CodeAnalysis.Text.TextChange(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(statement.SpanStart, last.Span.End), $"return {Where(met, otherwise)};"));
                    case ({ } first, { } second) when Assignment(first) is { } met && Assignment(second) is { } otherwise && SyntaxFactory.AreEquivalent(met.Left, otherwise.Left):
                        return Change.Replace(statement, $"{met.Left} = {Where(met.Right, otherwise.Right)};");
                    case ({ } first, null) when statement.Else is null && Assignment(first) is { } met:
                        return Change.Replace(statement, $"{met.Left} = {Where(met.Right, met.Left)};");
                }

                break;
        }

        return null;
    }

    /// <summary>== and != compare two tensors as one object with another; element by element there are functions.</summary>
    private static string Condition(FixPlace place, ExpressionSyntax condition) => condition is BinaryExpressionSyntax comparison && comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
        ? $"{place.Function(comparison.IsKind(SyntaxKind.EqualsExpression) ? "Equal" : "NotEqual")}({comparison.Left}, {comparison.Right})"
        : condition.ToString();

    private static StatementSyntax? Only(StatementSyntax? statement) =>
        statement is BlockSyntax block ? block.Statements.Count == 1 ? block.Statements[0] : null : statement;

    private static StatementSyntax? Next(StatementSyntax statement) =>
        statement.Parent is BlockSyntax block ? block.Statements.ElementAtOrDefault(block.Statements.IndexOf(statement) + 1) : null;

    private static AssignmentExpressionSyntax? Assignment(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment : null;
}
