using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>The smaller; NaN wins. At a tie the slope goes to the first.</summary>
    public static readonly ScalarFunction Minimum = new MinimumFunction();

    private sealed class MinimumFunction : ScalarFunction
    {
        public override string Name => "min";

        public override string ResultName => "smaller";

        public override double Evaluate(double[] a) => double.IsNaN(a[0]) || double.IsNaN(a[1]) ? double.NaN : Math.Min(a[0], a[1]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => index == 0 ? LessOrEqual.Of(a[0], a[1]) : Less.Of(a[1], a[0]);

        public override string Lanes(string[] a) => $"Vector.Min({a[0]}, {a[1]})";

        public override string Single(string[] a, string math) => $"{math}.Min({a[0]}, {a[1]})";
    }
}
