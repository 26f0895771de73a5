using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>a to the power b; small whole exponents become products.</summary>
    public static readonly ScalarFunction Power = new PowerFunction();

    private sealed class PowerFunction : ScalarFunction
    {
        public override string Name => "pow";

        public override string ResultName => "power";

        public override double Evaluate(double[] a) => Math.Pow(a[0], a[1]);

        public override Expression Derivative(Expression[] a, Expression y, int index) =>
            index == 0 ? a[1] * Of(a[0], a[1] - 1) : y * Log.Of(a[0]);

        public override string Lanes(string[] a) => $"VectorMath.Pow({a[0]}, {a[1]})";

        public override bool IsPolynomial => true;

        public override string Single(string[] a, string math) => $"{math}.Pow({a[0]}, {a[1]})";

        protected override Expression? Simplify(Expression[] a) => a[1] is not ConstantExpression c ? null : c.Value switch
        {
            0 => 1,
            1 => a[0],
            2 => a[0] * a[0],
            3 => a[0] * a[0] * a[0],
            0.5 => Sqrt.Of(a[0]),
            -0.5 => 1 / Sqrt.Of(a[0]),
            -1 => 1 / a[0],
            _ => null,
        };
    }
}
