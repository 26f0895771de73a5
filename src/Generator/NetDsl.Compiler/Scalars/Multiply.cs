namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>a · b</summary>
    public static readonly ScalarFunction Multiply = new MultiplyFunction();

    private sealed class MultiplyFunction : ScalarFunction
    {
        public override string Name => "·";

        public override string ResultName => "product";

        public override double Evaluate(double[] a) => a[0] * a[1];

        public override Expression Derivative(Expression[] a, Expression y, int index) => a[1 - index];

        public override string Lanes(string[] a) => $"({a[0]} * {a[1]})";

        public override string Single(string[] a, string math) => $"({a[0]} * {a[1]})";

        public override string Format(string[] a) => $"{Operand(a[0], right: false)} · {(a[1].Contains(" / ") || a[1].StartsWith("−", System.StringComparison.Ordinal) ? Operand(a[1], right: true) : a[1])}";

        protected override Expression? Simplify(Expression[] a) =>
            Is(a[0], 0) || Is(a[1], 0) ? 0 : Is(a[0], 1) ? a[1] : Is(a[1], 1) ? a[0] : Is(a[0], -1) ? -a[1] : Is(a[1], -1) ? -a[0]
            : Negated(a[0]) is { } left ? -(left * a[1]) : Negated(a[1]) is { } right ? -(a[0] * right) : null;
    }
}
