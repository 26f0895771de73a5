using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The points at which a user's scalar function of one number bends, and which slope is used there.</summary>
public sealed class Kinks : TutorRule
{
    private const double Reach = 10;

    private const int Cells = 80;

    public override string Id => "NDSL2012";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        for (var i = 0; i < network.Calls.Count; i++)
        {
            var call = network.Calls[i];
            if (UserFunction.Formula(call) is not { } formula || call.Arguments.ContainsKey("slope") || formula.Operands().Any(operand => operand != 0)) continue;
            var kinks = Turns(formula).SelectMany(Roots).OrderBy(x => x).Aggregate(new List<double>(), Apart).Where(x => Bends(formula, x)).ToList();
            if (kinks.Count is 0 or > 8) continue;
            var slope = formula.Derivative(0);
            var used = kinks.Select(x => Used(formula, slope, x)).Distinct().ToList();
            yield return new Finding(Id, i, "f", kinks.Count == 1
                ? (Message)$"{UserFunction.Name(call)} has a kink at x = {UserFunction.List(kinks)}: {used[0]} is used"
                : $"{UserFunction.Name(call)} has kinks at x = {UserFunction.List(kinks)}: {(used.Count == 1 ? used[0] : (Message)"one of the two slopes")} is used there");
        }
    }

    /// <summary>What changes sign where the formula turns from one way to another.</summary>
    private static IEnumerable<Expression> Turns(Expression formula)
    {
        foreach (var call in formula.Calls())
        {
            if (call.Function == Scalar.Abs || call.Function == Scalar.Relu) yield return call.Arguments[0];
            if (call.Function == Scalar.Maximum || call.Function == Scalar.Minimum || call.Function is Comparison) yield return call.Arguments[0] - call.Arguments[1];
        }
    }

    private static IEnumerable<double> Roots(Expression turn)
    {
        for (var cell = 0; cell < Cells; cell++)
        {
            double low = -Reach + (cell * 2 * Reach / Cells), high = low + (2 * Reach / Cells), atLow = turn.At(low), atHigh = turn.At(high);
            if (atLow == 0) yield return low;
            if (!(atLow * atHigh < 0)) continue;
            for (var half = 0; half < 60; half++)
            {
                var middle = (low + high) / 2;
                if (turn.At(middle) * atLow > 0) low = middle;
                else high = middle;
            }

            yield return Math.Round(high, 6) is var round && Math.Abs(turn.At(round)) < 1e-6 ? round : high;
        }
    }

    private static List<double> Apart(List<double> found, double x)
    {
        if (found.Count == 0 || x - found[found.Count - 1] > 1e-4) found.Add(x == 0 ? 0 : x);
        return found;
    }

    private static (double Left, double Right) Slopes(Expression formula, double x)
    {
        const double Near = 1e-5;
        double at = formula.At(x);
        return ((at - formula.At(x - Near)) / Near, (formula.At(x + Near) - at) / Near);
    }

    /// <summary>Continuous, with two slopes: a jump makes one of the differences huge.</summary>
    private static bool Bends(Expression formula, double x)
    {
        var (left, right) = Slopes(formula, x);
        return UserFunction.IsFinite(left) && UserFunction.IsFinite(right) && Math.Abs(left) < 1e3 && Math.Abs(right) < 1e3 && Math.Abs(left - right) > 1e-3;
    }

    private static Message Used(Expression formula, Expression slope, double x)
    {
        var (left, right) = Slopes(formula, x);
        var used = slope.Evaluate(_ => x, 1, formula.At(x));
        return Math.Abs(used - right) < 1e-3 ? (Message)"the slope from the right" : Math.Abs(used - left) < 1e-3 ? (Message)"the slope from the left" : $"the slope {UserFunction.Number(used + 0.0)}";
    }
}
