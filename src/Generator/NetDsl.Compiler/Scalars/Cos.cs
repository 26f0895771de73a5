using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>Cosine, radians.</summary>
    public static readonly ScalarFunction Cos = new CosFunction();

    private sealed class CosFunction : ScalarFunction
    {
        public override string Name => "cos";

        public override double Evaluate(double[] a) => Math.Cos(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => -Sin.Of(a[0]);

        public override string Lanes(string[] a) => $"VectorMath.Cos({a[0]})";

        public override bool IsPolynomial => true;

        public override string Single(string[] a, string math) => $"{math}.Cos({a[0]})";
    }
}
