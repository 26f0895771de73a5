using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Keeps the argument of a root, a logarithm or a quotient away from 0, where the slope is infinite.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddEpsilon)), Shared]
public sealed class AddEpsilon : NetworkFix
{
    private const string Epsilon = " + 1e-8";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL2009");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Expression is not { } expression) yield break;
        var change = expression switch
        {
            { Parent: BinaryExpressionSyntax quotient } when quotient.IsKind(SyntaxKind.DivideExpression) && quotient.Right == expression => Change.Replace(expression, $"({Operand(expression)}{Epsilon})"),
            BinaryExpressionSyntax quotient when quotient.IsKind(SyntaxKind.DivideExpression) => Change.Replace(quotient.Right, $"({Operand(quotient.Right)}{Epsilon})"),
            InvocationExpressionSyntax call when place.Calls(call, "Divide") => Behind(call.Argument("b", 1)?.Expression),
            InvocationExpressionSyntax call when place.Calls(call, "Sqrt", "Log", "Pow") => Behind(call.Argument("x", 0)?.Expression),
            { Parent: ArgumentSyntax } argument => Behind(argument),
            _ => null,
        };
        // The logarithm of a softmax or sigmoid has a form of its own, which is exact.
        if (expression.Parent is ArgumentSyntax && place.Around is { } log && place.Calls(log, "Log") && place.Calls(expression, "Softmax", "Sigmoid"))
        {
            var exact = "Log" + place.Operation(expression);
            yield return new Edit($"Use {exact}", nameof(AddEpsilon) + exact, Change.Replace(log, place.Function(exact) + ((InvocationExpressionSyntax)expression).ArgumentList));
        }

        if (change is not null) yield return new Edit("Add 1e-8", nameof(AddEpsilon), change);
    }

    private static Change? Behind(ExpressionSyntax? argument) => argument is null ? null : Change.Replace(argument, Operand(argument) + Epsilon);

    /// <summary>The text as the left side of a sum.</summary>
    private static string Operand(ExpressionSyntax expression) =>
        expression is ConditionalExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax || expression.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanOrEqualExpression
            ? $"({expression})"
            : expression.ToString();
}
