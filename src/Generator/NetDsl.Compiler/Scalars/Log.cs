using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>Natural logarithm.</summary>
    public static readonly ScalarFunction Log = new LogFunction();

    private sealed class LogFunction : ScalarFunction
    {
        public override string Name => "log";

        public override double Evaluate(double[] a) => Math.Log(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => 1 / a[0];

        public override string Lanes(string[] a) => $"VectorMath.Log({a[0]})";

        public override bool IsPolynomial => true;

        public override string Single(string[] a, string math) => $"{math}.Log({a[0]})";
    }
}
