using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>The integer towards 0.</summary>
    public static readonly ScalarFunction Truncate = new TruncateFunction();

    private sealed class TruncateFunction : ScalarFunction
    {
        public override string Name => "trunc";

        public override bool IsFlat => true;

        public override double Evaluate(double[] a) => Math.Truncate(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => 0;

        public override string Lanes(string[] a) => $"Vector.Truncate({a[0]})";

        public override string Single(string[] a, string math) => $"{math}.Truncate({a[0]})";
    }
}
