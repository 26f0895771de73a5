namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>1 where a &gt;= b, else 0.</summary>
    public static readonly Comparison GreaterOrEqual = new GreaterOrEqualComparison();

    private sealed class GreaterOrEqualComparison : Comparison
    {
        public override string Name => "≥";

        public override double Evaluate(double[] a) => a[0] >= a[1] ? 1 : 0;

        public override string Mask(string[] a) => $"Vector.GreaterThanOrEqual({a[0]}, {a[1]})";

        public override string Test(string[] a) => $"{a[0]} >= {a[1]}";
    }
}
