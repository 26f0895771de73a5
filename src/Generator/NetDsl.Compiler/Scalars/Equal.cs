namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>1 where a == b, else 0.</summary>
    public static readonly Comparison Equal = new EqualComparison();

    private sealed class EqualComparison : Comparison
    {
        public override string Name => "=";

        public override double Evaluate(double[] a) => a[0] == a[1] ? 1 : 0;

        public override string Mask(string[] a) => $"Vector.Equals({a[0]}, {a[1]})";

        public override string Test(string[] a) => $"{a[0]} == {a[1]}";
    }
}
