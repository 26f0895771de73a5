using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>−1, 0 or 1.</summary>
    public static readonly ScalarFunction Sign = new SignFunction();

    private sealed class SignFunction : ScalarFunction
    {
        public override string Name => "sign";

        public override bool IsFlat => true;

        public override double Evaluate(double[] a) => double.IsNaN(a[0]) ? double.NaN : Math.Sign(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => 0;

        public override string Lanes(string[] a) => $"VectorMath.Sign({a[0]})";

        public override string Single(string[] a, string math) => $"{math}.Sign({a[0]})";
    }
}
