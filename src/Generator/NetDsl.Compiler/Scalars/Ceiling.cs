using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>The integer at or above.</summary>
    public static readonly ScalarFunction Ceiling = new CeilingFunction();

    private sealed class CeilingFunction : ScalarFunction
    {
        public override string Name => "ceil";

        public override bool IsFlat => true;

        public override double Evaluate(double[] a) => Math.Ceiling(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => 0;

        public override string Lanes(string[] a) => $"Vector.Ceiling({a[0]})";

        public override string Single(string[] a, string math) => $"{math}.Ceiling({a[0]})";
    }
}
