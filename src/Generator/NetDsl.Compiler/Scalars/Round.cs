using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>The nearest integer, halves to even.</summary>
    public static readonly ScalarFunction Round = new RoundFunction();

    private sealed class RoundFunction : ScalarFunction
    {
        public override string Name => "round";

        public override bool IsFlat => true;

        public override double Evaluate(double[] a) => Math.Round(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => 0;

        public override string Lanes(string[] a) => $"Vector.Round({a[0]})";

        public override string Single(string[] a, string math) => $"{math}.Round({a[0]})";
    }
}
