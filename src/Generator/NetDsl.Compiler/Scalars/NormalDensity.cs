using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>The density of a standard normal distribution at a number.</summary>
    public static readonly ScalarFunction NormalDensity = new NormalDensityFunction();

    private sealed class NormalDensityFunction : ScalarFunction
    {
        private const double OneBySqrtTwoPi = 0.39894228040143267794;

        public override string Name => "φ";

        public override string ResultName => "density";

        public override double Evaluate(double[] a) => OneBySqrtTwoPi * Math.Exp(-0.5 * a[0] * a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => -(a[0] * y);

        public override string Lanes(string[] a) => $"VectorMath.NormalDensity({a[0]})";

        public override bool IsPolynomial => true;

        public override string Single(string[] a, string math) => $"{math}.NormalDensity({a[0]})";
    }
}
