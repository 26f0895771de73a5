using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>log(1 + a), exact for small a.</summary>
    public static readonly ScalarFunction Log1p = new Log1pFunction();

    private sealed class Log1pFunction : ScalarFunction
    {
        public override string Name => "log1p";

        public override double Evaluate(double[] a) => Log1pOf(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => 1 / (1 + a[0]);

        public override string Lanes(string[] a) => $"VectorMath.Log1p({a[0]})";

        public override bool IsPolynomial => true;

        public override string Single(string[] a, string math) => $"{math}.Log1p({a[0]})";

        // Kahan's form: the rounding of 1 + a is undone by the quotient.
        private static double Log1pOf(double a)
        {
            var sum = 1 + a;
            return sum == 1 ? a : double.IsInfinity(sum) ? sum : Math.Log(sum) * (a / (sum - 1));
        }
    }
}
