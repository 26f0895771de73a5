using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace NetDsl.Compiler.Tests.Scalars;

public class ScalarFunctionTests
{
    private static readonly IReadOnlyDictionary<string, ScalarFunction> Functions = typeof(Scalar)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(field => field.Name, field => (ScalarFunction)field.GetValue(null)!);

    public static IEnumerable<object[]> Names() => Functions.Keys.Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Names))]
    public void What_takes_tens_of_operations_says_so(string name)
    {
        var function = Functions[name];
        // The sign alone is a function of the run time that takes few.
        Assert.Equal(name != nameof(Scalar.Sign) && function.Lanes(["x", "y", "z"]).Contains("VectorMath.", StringComparison.Ordinal), function.IsPolynomial);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_derivative_is_the_slope(string name)
    {
        var function = Functions[name];
        var random = new Random(7);
        for (var trial = 0; trial < 50; trial++)
        {
            // Positive, apart from each other and from whole numbers: no kink and no pole is near.
            var point = new[] { 0.55 + (0.3 * random.NextDouble()), 1.6 + (0.3 * random.NextDouble()), 2.6 + (0.3 * random.NextDouble()) };
            var arity = Arity(function);
            var arguments = Enumerable.Range(0, arity).Select(Expression.Operand).ToArray();
            var expression = function.Of(arguments);
            for (var index = 0; index < arity; index++)
            {
                double At(double shift) => expression.Evaluate(i => point[i] + (i == index ? shift : 0), batch: 1);
                var slope = (At(1e-5) - At(-1e-5)) / 2e-5;
                var derivative = expression.Derivative(index).Evaluate(i => point[i], batch: 1, result: At(0));
                Assert.True(Math.Abs(slope - derivative) < 1e-6 * Math.Max(1, Math.Abs(slope)), $"{name} by argument {index} at {point[0]}, {point[1]}: {derivative}, finite differences give {slope}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_steps_are_flat(string name)
    {
        var function = Functions[name];
        var operands = Enumerable.Range(0, Arity(function)).Select(Expression.Operand).ToArray();
        var flat = operands.Select((_, index) => function.Of(operands).Derivative(index)).All(slope => slope is ConstantExpression { Value: 0 });
        Assert.Equal(function.IsFlat, flat);
    }

    [Fact]
    public void A_derivative_may_speak_of_the_result() =>
        Assert.Equal("(1 − y · y)", Scalar.Tanh.Of(Expression.Operand(0)).Derivative(0).ToString());

    [Fact]
    public void Expressions_simplify()
    {
        var x = Expression.Operand(0);
        Assert.Equal(x, (x * 1) + 0);
        Assert.Equal(Expression.Constant(0), x * 0);
        Assert.Equal(Expression.Constant(6), Expression.Constant(2) * 3);
        Assert.Equal(x, -(-x));
        Assert.Equal(x * x, Scalar.Power.Of(x, 2));
        Assert.Equal(x - Expression.Operand(1), x + -Expression.Operand(1));
    }

    [Fact]
    public void Simplified_expressions_keep_their_value()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 2000; trial++)
        {
            double a = random.Next(-3, 4), b = random.Next(-3, 4) + 0.5;
            Expression x = Expression.Operand(0), k = Expression.Constant(random.Next(-2, 3));
            foreach (var function in new[] { Scalar.Add, Scalar.Subtract, Scalar.Multiply, Scalar.Divide })
                foreach (var (left, right) in new[] { (x, k), (k, x), (x, x), (-x, x), (x, -x) })
                {
                    double Value(Expression e) => e.Evaluate(_ => trial % 2 == 0 ? a : b, batch: 1);
                    var plain = function.Evaluate([Value(left), Value(right)]);
                    if (!double.IsFinite(plain)) continue;
                    Assert.Equal(plain, Value(function.Of(left, right)), 12);
                }
        }
    }

    private static int Arity(ScalarFunction function) => Enumerable.Range(1, 3).First(arity =>
    {
        try
        {
            // A choice reads only one of its branches, so both are asked for.
            foreach (var value in new[] { 0.0, 0.5 }) function.Evaluate(Enumerable.Repeat(value, arity).ToArray());
            return true;
        }
        catch (IndexOutOfRangeException)
        {
            return false;
        }
    });
}
