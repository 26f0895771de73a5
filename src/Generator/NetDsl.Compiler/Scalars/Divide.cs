using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>a / b</summary>
    public static readonly ScalarFunction Divide = new DivideFunction();

    private sealed class DivideFunction : ScalarFunction
    {
        public override string Name => "/";

        public override string ResultName => "quotient";

        public override double Evaluate(double[] a) => a[0] / a[1];

        public override Expression Derivative(Expression[] a, Expression y, int index) => index == 0 ? 1 / a[1] : -y / a[1];

        public override string Lanes(string[] a) => $"({a[0]} / {a[1]})";

        public override string Single(string[] a, string math) => $"({a[0]} / {a[1]})";

        public override string Format(string[] a) => $"{Operand(a[0], right: false)} / {Operand(a[1], right: true)}";

        protected override Expression? Simplify(Expression[] a) =>
            Is(a[1], 1) ? a[0] : Is(a[0], 0) ? 0 : Negated(a[0]) is { } dividend ? -(dividend / a[1]) : a[1] is ConstantExpression c && IsPowerOfTwo(c.Value) ? a[0] * (1 / c.Value) : null;

        // Only then is the product with the reciprocal the same number.
        private static bool IsPowerOfTwo(double value) => value != 0 && Math.Abs(Math.Log(Math.Abs(value), 2)) < 60 && Math.Log(Math.Abs(value), 2) % 1 == 0;
    }
}
