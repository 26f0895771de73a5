namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>a + b</summary>
    public static readonly ScalarFunction Add = new AddFunction();

    private sealed class AddFunction : ScalarFunction
    {
        public override string Name => "+";

        public override string ResultName => "sum";

        public override double Evaluate(double[] a) => a[0] + a[1];

        public override Expression Derivative(Expression[] a, Expression y, int index) => 1;

        public override string Lanes(string[] a) => $"({a[0]} + {a[1]})";

        public override string Single(string[] a, string math) => $"({a[0]} + {a[1]})";

        public override string Format(string[] a) => $"({a[0]} + {a[1]})";

        protected override Expression? Simplify(Expression[] a) =>
            Is(a[0], 0) ? a[1] : Is(a[1], 0) ? a[0] : Negated(a[1]) is { } subtrahend ? a[0] - subtrahend : null;
    }
}
