using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What the rules on scalar functions of the user share.</summary>
internal static class UserFunction
{
    /// <summary>'Swish' by its name, or "this function" for a lambda.</summary>
    public static Message Name(CallRecord map) => map.Arguments.TryGetValue("function", out var name) && name is string text ? (Message)$"'{text}'" : "this function";

    /// <summary>The formula of a call of Map, or null.</summary>
    public static Expression? Formula(CallRecord call) =>
        call.Operation == "Map" && call.Arguments.TryGetValue("f", out var formula) ? formula as Expression : null;

    public static double At(this Expression formula, double x) => formula.Evaluate(_ => x, 1);

    /// <summary>The slope of a function of one number by a difference over ± <paramref name="step"/>.</summary>
    public static double Difference(this Expression formula, double x, double step) => (formula.At(x + step) - formula.At(x - step)) / (2 * step);

    public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    /// <summary>Four digits, with the minus sign of print: −1.25.</summary>
    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture) is var text && Math.Abs(value) is >= 0.0001 and < 1e7 or 0
        ? text.Replace('-', '−')
        : value.ToString("0.###e0", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Numbers as a sentence lists them: 0, 1 and 2.</summary>
    public static Message List(IReadOnlyList<double> numbers) => Message.List(numbers.Select(Number).ToList());
}
