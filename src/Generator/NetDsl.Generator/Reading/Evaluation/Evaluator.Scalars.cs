using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>
/// The user's functions of a number: the same C#, but the argument is a symbol and the result a formula. Both ways of a
/// condition are run and joined by a selection.
/// </summary>
internal sealed partial class Evaluator
{
    private static readonly ScalarValue Always = new(Expression.Constant(1), 1, true);

    // Where the user wrote a function that has no slope, for remarks that stand on it.
    private readonly Dictionary<Expression, Location> written = new();

    private object? ScalarOperator(IOperation at, BinaryOperatorKind kind, object? left, object? right)
    {
        if (Symbolic(left) is not { } a || Symbolic(right) is not { } b) return Unsupported(at);
        return kind switch
        {
            BinaryOperatorKind.Add => Formula(at, a.Expression + b.Expression, a, b),
            BinaryOperatorKind.Subtract => Formula(at, a.Expression - b.Expression, a, b),
            BinaryOperatorKind.Multiply => Formula(at, a.Expression * b.Expression, a, b),
            BinaryOperatorKind.Divide => Formula(at, a.Expression / b.Expression, a, b),
            BinaryOperatorKind.Remainder => Formula(at, a.Expression - (b.Expression * Scalar.Truncate.Of(a.Expression / b.Expression)), a, b, a, b),
            BinaryOperatorKind.LessThan => Test(at, Scalar.Less.Of(a.Expression, b.Expression), a, b),
            BinaryOperatorKind.LessThanOrEqual => Test(at, Scalar.LessOrEqual.Of(a.Expression, b.Expression), a, b),
            BinaryOperatorKind.GreaterThan => Test(at, Scalar.Greater.Of(a.Expression, b.Expression), a, b),
            BinaryOperatorKind.GreaterThanOrEqual => Test(at, Scalar.GreaterOrEqual.Of(a.Expression, b.Expression), a, b),
            BinaryOperatorKind.Equals => Test(at, Scalar.Equal.Of(a.Expression, b.Expression), a, b),
            BinaryOperatorKind.NotEquals => Not(at, Test(at, Scalar.Equal.Of(a.Expression, b.Expression), a, b)),
            BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => Both(at, a, b),
            BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => Test(at, Scalar.Maximum.Of(a.Expression, b.Expression), a, b),
            BinaryOperatorKind.ExclusiveOr => Not(at, Test(at, Scalar.Equal.Of(a.Expression, b.Expression), a, b)),
            _ => Unsupported(at),
        };
    }

    private object? ScalarUnary(IUnaryOperation unary, ScalarValue value) => unary.OperatorKind switch
    {
        UnaryOperatorKind.Minus => Formula(unary, -value.Expression, value),
        UnaryOperatorKind.Plus => value,
        UnaryOperatorKind.Not => Not(unary, value),
        _ => Unsupported(unary),
    };

    private object? ScalarConversion(IOperation at, ScalarValue value, ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Boolean => value,
        >= SpecialType.System_Char and <= SpecialType.System_UInt64 => Fail("NDSL2007", at, $"the cast to {type.ToDisplayString()} loses the gradient: use MathF.Truncate, inside StraightThrough where a gradient is needed"),
        _ => Unsupported(at, $"'{type.ToDisplayString()}' in a function of a number", "use float"),
    };

    /// <summary>An if on the argument: runs both branches on their own variables and joins what they leave.</summary>
    private Flow BothWays(IConditionalOperation conditional, ScalarValue condition, Frame frame)
    {
        var path = frame.Path;
        var before = frame.Snapshot();
        frame.Path = Both(conditional, path ?? Always, condition);
        var then = Branch(conditional.WhenTrue, frame, out var thenResult);
        var met = before.ToDictionary(cell => cell.Key, cell => cell.Key.Value);
        foreach (var cell in before) cell.Key.Value = cell.Value;
        frame.Path = Both(conditional, path ?? Always, Not(conditional, condition));
        var otherwise = Branch(conditional.WhenFalse, frame, out var otherwiseResult);
        frame.Path = path;
        if (then is Flow.Unknown || otherwise is Flow.Unknown) return Skip(conditional, frame);
        if (then is Flow.Break or Flow.Continue || otherwise is Flow.Break or Flow.Continue)
        {
            Unsupported(conditional, "break or continue under a condition on the function's argument", "use ?: in every round");
            return Skip(conditional, frame);
        }

        if (then == Flow.Return && otherwise == Flow.Return)
        {
            frame.Result = Select(conditional, condition, thenResult, otherwiseResult);
            return Flow.Return;
        }

        if (then == Flow.Return)
        {
            frame.Returns.Add((Both(conditional, path ?? Always, condition), thenResult));
            return Flow.Next;
        }

        foreach (var cell in before.Keys)
            cell.Value = otherwise == Flow.Return || Same(met[cell], cell.Value) ? met[cell] : Select(conditional, condition, met[cell], cell.Value);
        if (otherwise == Flow.Return) frame.Returns.Add((Both(conditional, path ?? Always, Not(conditional, condition)), otherwiseResult));
        return Flow.Next;
    }

    private Flow Branch(IOperation? statement, Frame frame, out object? result)
    {
        frame.Result = null;
        var flow = Run(statement, frame);
        result = frame.Result;
        return flow;
    }

    /// <summary>The value of a call whose returns stand under conditions: the first that holds wins.</summary>
    private object? Merge(List<(ScalarValue Condition, object? Value)> returns, object? last, IOperation site)
    {
        for (var i = returns.Count - 1; i >= 0; i--) last = Select(site, returns[i].Condition, returns[i].Value, last);
        return last;
    }

    private object? Select(IOperation at, ScalarValue condition, object? met, object? otherwise)
    {
        if (IsPoison(met) || IsPoison(otherwise)) return Poison.Instance;
        if (Symbolic(met) is not { } a || Symbolic(otherwise) is not { } b)
            return Unsupported(at, "a choice by the function's argument between values that are not numbers", "choose between numbers");
        return new ScalarValue(Scalar.Select.Of(condition.Expression, a.Expression, b.Expression), Bounded(at, condition, a, b), a.IsCondition);
    }

    private ScalarValue Both(IOperation at, ScalarValue a, ScalarValue b) => Test(at, a.Expression * b.Expression, a, b);

    private ScalarValue Not(IOperation at, ScalarValue a) => Test(at, 1 - a.Expression, a);

    private ScalarValue Test(IOperation at, Expression expression, params ScalarValue[] parts) => new(expression, Bounded(at, parts), true);

    private ScalarValue Formula(IOperation at, Expression expression, params ScalarValue[] parts) => new(expression, Bounded(at, parts), false);

    private static long Bounded(IOperation at, params ScalarValue[] parts)
    {
        var size = 1 + parts.Sum(part => part.Size);
        return size <= EvaluationLimits.Formula ? size : throw new EvaluationLimitException(at.Syntax.GetLocation(), $"the formula of this function has more than {EvaluationLimits.Formula:N0} steps when its calls and variables are put in place: apply several Map calls one after the other");
    }

    private Expression Written(Expression formula, IOperation site)
    {
        if (formula is CallExpression { Function.IsFlat: true }) written[formula] = site.Syntax.GetLocation();
        return formula;
    }

    /// <summary>A symbol, or a number known at build time as one.</summary>
    private static ScalarValue? Symbolic(object? value) => value switch
    {
        ScalarValue scalar => scalar,
        bool b => new ScalarValue(Expression.Constant(b ? 1 : 0), 1, true),
        not null when Numbers.IsNumber(value) => new ScalarValue(Expression.Constant(Decimal(value)), 1, false),
        _ => null,
    };
}
