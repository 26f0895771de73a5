using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Changes of calls.</summary>
internal static class Calls
{
    /// <summary>Calls a function with the expression: <c>f(x)</c> for <c>x</c>.</summary>
    public static Change Wrap(this ExpressionSyntax expression, string before, string after = ")") => Change.Replace(expression, before + expression + after);

    /// <summary>The argument of a parameter: by name, or else by position.</summary>
    public static ArgumentSyntax? Argument(this InvocationExpressionSyntax call, string parameter, int position)
    {
        var arguments = call.ArgumentList.Arguments;
        return arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter)
            ?? (position < arguments.Count && arguments.Take(position + 1).All(argument => argument.NameColon is null) ? arguments[position] : null);
    }

    /// <summary>Sets an argument, at its place or by name behind the others.</summary>
    public static Change Set(this InvocationExpressionSyntax call, string parameter, int position, string value) =>
        call.Argument(parameter, position) is { } given
            ? Change.Replace(given.Expression, value)
            : Change.Insert(call.SyntaxTree, call.ArgumentList.CloseParenToken.SpanStart, (call.ArgumentList.Arguments.Count == 0 ? "" : ", ") + parameter + ": " + value);

    /// <summary>Puts the first argument in place of the call: <c>x</c> for <c>f(x)</c>.</summary>
    public static Change? Unwrap(this InvocationExpressionSyntax call) =>
        call.Argument("x", 0) is { } argument ? Change.Replace(call, call.Inside(argument.Expression)) : null;

    /// <summary>Calls another function with the same arguments.</summary>
    public static Change Rename(this InvocationExpressionSyntax call, string function) => Change.Replace(call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        var name => name,
    }, function);

    /// <summary>The text of an expression that takes the place of another one: in parentheses where it would bind differently.</summary>
    public static string Inside(this ExpressionSyntax replaced, ExpressionSyntax expression)
    {
        var atomic = expression is IdentifierNameSyntax or InvocationExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax;
        var open = replaced.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or ParenthesizedExpressionSyntax or ExpressionStatementSyntax
            || (replaced.Parent is AssignmentExpressionSyntax assignment && assignment.Right == replaced);
        return atomic || open ? expression.ToString() : $"({expression})";
    }
}
