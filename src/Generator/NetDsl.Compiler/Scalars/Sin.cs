using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>Sine, radians.</summary>
    public static readonly ScalarFunction Sin = new SinFunction();

    private sealed class SinFunction : ScalarFunction
    {
        public override string Name => "sin";

        public override double Evaluate(double[] a) => Math.Sin(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => Cos.Of(a[0]);

        public override string Lanes(string[] a) => $"VectorMath.Sin({a[0]})";

        public override bool IsPolynomial => true;

        public override string Single(string[] a, string math) => $"{math}.Sin({a[0]})";
    }
}
