using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>Square root.</summary>
    public static readonly ScalarFunction Sqrt = new SqrtFunction();

    private sealed class SqrtFunction : ScalarFunction
    {
        public override string Name => "sqrt";

        public override double Evaluate(double[] a) => Math.Sqrt(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => 0.5 / y;

        public override string Lanes(string[] a) => $"Vector.SquareRoot({a[0]})";

        public override string Single(string[] a, string math) => $"{math}.Sqrt({a[0]})";

        public override string Format(string[] a) => $"√{a[0]}";
    }
}
