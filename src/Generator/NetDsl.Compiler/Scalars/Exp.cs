using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>eᵃ.</summary>
    public static readonly ScalarFunction Exp = new ExpFunction();

    private sealed class ExpFunction : ScalarFunction
    {
        public override string Name => "exp";

        public override double Evaluate(double[] a) => Math.Exp(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => y;

        public override string Lanes(string[] a) => $"VectorMath.Exp({a[0]})";

        public override bool IsPolynomial => true;

        public override string Single(string[] a, string math) => $"{math}.Exp({a[0]})";
    }
}
