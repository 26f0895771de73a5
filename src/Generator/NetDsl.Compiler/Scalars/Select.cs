namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>b where a is not 0, else c.</summary>
    public static readonly ScalarFunction Select = new SelectFunction();

    private sealed class SelectFunction : ScalarFunction
    {
        public override string Name => "select";

        public override string ResultName => "chosen";

        public override double Evaluate(double[] a) => a[0] != 0 ? a[1] : a[2];

        public override Expression Derivative(Expression[] a, Expression y, int index) => index switch
        {
            0 => 0,
            1 => Of(a[0], 1, 0),
            _ => Of(a[0], 0, 1),
        };

        public override string Lanes(string[] a) => $"Vector.ConditionalSelect(Vector.Equals({a[0]}, Vector<float>.Zero), {a[2]}, {a[1]})";

        public override string Single(string[] a, string math) => $"({a[0]} != 0f ? {a[1]} : {a[2]})";

        public override string Format(string[] a) => $"({a[0]} ? {a[1]} : {a[2]})";

        protected override Expression? Simplify(Expression[] a) =>
            a[0] is ConstantExpression c ? (c.Value != 0 ? a[1] : a[2])
            : a[1] == a[2] ? a[1]
            : Is(a[1], 1) && Is(a[2], 0) && a[0] is CallExpression { Function: Comparison } ? a[0]
            : null;
    }
}
