using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>|a|, with slope 0 at 0.</summary>
    public static readonly ScalarFunction Abs = new AbsFunction();

    private sealed class AbsFunction : ScalarFunction
    {
        public override string Name => "abs";

        public override double Evaluate(double[] a) => Math.Abs(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => Sign.Of(a[0]);

        public override string Lanes(string[] a) => $"Vector.Abs({a[0]})";

        public override string Single(string[] a, string math) => $"{math}.Abs({a[0]})";

        public override string Format(string[] a) => $"|{ExpressionWriter.Trim(a[0])}|";
    }
}
