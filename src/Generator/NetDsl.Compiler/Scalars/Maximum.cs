using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>The larger; NaN wins. At a tie the slope goes to the first.</summary>
    public static readonly ScalarFunction Maximum = new MaximumFunction();

    private sealed class MaximumFunction : ScalarFunction
    {
        public override string Name => "max";

        public override string ResultName => "larger";

        public override double Evaluate(double[] a) => double.IsNaN(a[0]) || double.IsNaN(a[1]) ? double.NaN : Math.Max(a[0], a[1]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => index == 0 ? GreaterOrEqual.Of(a[0], a[1]) : Greater.Of(a[1], a[0]);

        public override string Lanes(string[] a) => $"Vector.Max({a[0]}, {a[1]})";

        public override string Single(string[] a, string math) => $"{math}.Max({a[0]}, {a[1]})";
    }
}
