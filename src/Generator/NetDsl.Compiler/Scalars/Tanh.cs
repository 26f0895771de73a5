using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>Hyperbolic tangent.</summary>
    public static readonly ScalarFunction Tanh = new TanhFunction();

    private sealed class TanhFunction : ScalarFunction
    {
        public override string Name => "tanh";

        public override double Evaluate(double[] a) => Math.Tanh(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => 1 - y * y;

        public override string Lanes(string[] a) => $"VectorMath.Tanh({a[0]})";

        public override bool IsPolynomial => true;

        public override string Single(string[] a, string math) => $"{math}.Tanh({a[0]})";
    }
}
