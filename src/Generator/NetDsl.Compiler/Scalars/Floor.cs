using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>The integer at or below.</summary>
    public static readonly ScalarFunction Floor = new FloorFunction();

    private sealed class FloorFunction : ScalarFunction
    {
        public override string Name => "floor";

        public override bool IsFlat => true;

        public override double Evaluate(double[] a) => Math.Floor(a[0]);

        public override Expression Derivative(Expression[] a, Expression y, int index) => 0;

        public override string Lanes(string[] a) => $"Vector.Floor({a[0]})";

        public override string Single(string[] a, string math) => $"{math}.Floor({a[0]})";
    }
}
