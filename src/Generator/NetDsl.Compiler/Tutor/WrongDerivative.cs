using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A derivative that the user gives and that differs from finite differences of the function.</summary>
public sealed class WrongDerivative : TutorRule
{
    private const double Step = 1e-4;

    public override string Id => "NDSL2010";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        for (var i = 0; i < network.Calls.Count; i++)
        {
            var call = network.Calls[i];
            if (UserFunction.Formula(call) is not { } formula || !call.Arguments.TryGetValue("slope", out var first) || first is not Expression slope) continue;
            var second = call.Arguments.TryGetValue("slopeY", out var other) ? other as Expression : null;
            var worst = second is null ? Worst(formula, slope) : null;
            if (worst is { } one)
                yield return Remark(i, call, 0, $"x = {UserFunction.Number(one.X)}", one.Given, one.Measured);
            else if (second is not null && (Worst(formula, slope, 0) ?? Worst(formula, second, 1)) is { } two)
                yield return Remark(i, call, two.Operand, $"x = {UserFunction.Number(two.X)}, y = {UserFunction.Number(two.Y)}", two.Given, two.Measured);
        }
    }

    private Finding Remark(int index, CallRecord call, int operand, Message at, double given, double measured) => new(
        Id, index, operand == 0 ? "slope" : "slopeY",
        $"[Derivative] of {UserFunction.Name(call)} gives {Digits(given)} at {at}; finite differences give {Digits(measured)}");

    private static (double X, double Given, double Measured)? Worst(Expression formula, Expression slope)
    {
        (double X, double Given, double Measured, double Off)? worst = null;
        for (var x = -3.25; x <= 3.25; x += 0.25)
            if (Off(v => formula.Evaluate(_ => v, 1), x, slope.Evaluate(_ => x, 1, formula.At(x))) is { } found && (worst is null || found.Off > worst.Value.Off))
                worst = (x, found.Given, found.Measured, found.Off);
        return worst is { } w ? (w.X, w.Given, w.Measured) : null;
    }

    private static (int Operand, double X, double Y, double Given, double Measured)? Worst(Expression formula, Expression slope, int operand)
    {
        for (var x = -2.25; x <= 2.25; x += 0.5)
            for (var y = -2.1; y <= 2.25; y += 0.6)
            {
                double a = x, b = y;
                double Value(double v) => formula.Evaluate(index => index == operand ? v : index == 0 ? a : b, 1);
                if (Off(Value, operand == 0 ? x : y, slope.Evaluate(index => index == 0 ? a : b, 1, Value(operand == 0 ? a : b))) is { } found)
                    return (operand, x, y, found.Given, found.Measured);
            }

        return null;
    }

    /// <summary>Null where the two agree, and where the differences themselves cannot be trusted.</summary>
    private static (double Given, double Measured, double Off)? Off(Func<double, double> f, double x, double given)
    {
        double middle = f(x), left = (middle - f(x - Step)) / Step, right = (f(x + Step) - middle) / Step, measured = (left + right) / 2;
        if (!UserFunction.IsFinite(measured) || double.IsNaN(given)) return null;
        // A kink or jump; and a slope of 0 in whose place the user gives another on purpose, as a straight-through function does.
        if (Math.Abs(left - right) > 1e-2 * Math.Max(1, Math.Abs(measured)) || measured == 0) return null;
        var off = Math.Abs(given - measured);
        return off > 1e-2 * Math.Max(1, Math.Abs(measured)) ? (given, measured, off) : null;
    }

    private static string Digits(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture).Replace('-', '−');
}
