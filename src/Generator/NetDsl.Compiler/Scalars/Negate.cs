namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>−a</summary>
    public static readonly ScalarFunction Negate = new NegateFunction();

    private sealed class NegateFunction : ScalarFunction
    {
        public override string Name => "−";

        public override string ResultName => "negated";

        public override double Evaluate(double[] a) => -a[0];

        public override Expression Derivative(Expression[] a, Expression y, int index) => -1;

        public override string Lanes(string[] a) => $"(-{a[0]})";

        public override string Single(string[] a, string math) => $"(-{a[0]})";

        public override string Format(string[] a) => a[0].StartsWith("−", System.StringComparison.Ordinal) ? $"−({a[0]})" : $"−{a[0]}";

        protected override Expression? Simplify(Expression[] a) =>
            Negated(a[0]);
    }
}
