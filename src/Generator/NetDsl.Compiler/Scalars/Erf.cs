using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>The error function.</summary>
    public static readonly ScalarFunction Erf = new ErfFunction();

    private sealed class ErfFunction : ScalarFunction
    {
        private const double TwoBySqrtPi = 1.1283791670955126;

        public override string Name => "erf";

        // Series below 3, continued fraction of erfc above: to the last digits of a double.
        public override double Evaluate(double[] a)
        {
            var x = Math.Abs(a[0]);
            if (double.IsNaN(x)) return double.NaN;
            var value = x < 3 ? Series(x) : x > 6 ? 1 : 1 - Complement(x);
            return a[0] < 0 ? -value : value;
        }

        public override Expression Derivative(Expression[] a, Expression y, int index) => TwoBySqrtPi * Exp.Of(-(a[0] * a[0]));

        public override string Lanes(string[] a) => $"VectorMath.Erf({a[0]})";

        public override bool IsPolynomial => true;

        public override string Single(string[] a, string math) => $"{math}.Erf({a[0]})";

        internal static double Series(double x)
        {
            double sum = x, term = x;
            for (var n = 1; n < 200 && Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
            {
                term *= -x * x / n;
                sum += term / ((2 * n) + 1);
            }

            return TwoBySqrtPi * sum;
        }

        /// <summary>1 − erf x for x of at least 3, all digits of it.</summary>
        internal static double Complement(double x)
        {
            double fraction = 0;
            for (var n = 60; n > 0; n--) fraction = n / 2.0 / (x + fraction);
            return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + fraction);
        }
    }
}
