using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>The share of a standard normal distribution that lies below a number.</summary>
    public static readonly ScalarFunction NormalCdf = new NormalCdfFunction();

    private sealed class NormalCdfFunction : ScalarFunction
    {
        private const double SqrtHalf = 0.70710678118654752440;

        public override string Name => "Φ";

        public override string ResultName => "cdf";

        // Far below 0 the difference 1 + erf would have no digit left.
        public override double Evaluate(double[] a) => a[0] * SqrtHalf <= -3
            ? 0.5 * ErfFunction.Complement(-a[0] * SqrtHalf)
            : 0.5 * (1 + Erf.Evaluate(new[] { a[0] * SqrtHalf }));

        public override Expression Derivative(Expression[] a, Expression y, int index) => NormalDensity.Of(a[0]);

        public override string Lanes(string[] a) => $"VectorMath.NormalCdf({a[0]})";

        public override bool IsPolynomial => true;

        public override string Single(string[] a, string math) => $"{math}.NormalCdf({a[0]})";
    }
}
