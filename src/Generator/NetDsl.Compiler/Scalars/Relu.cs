namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>max(a, 0), with slope 0 at 0.</summary>
    public static readonly ScalarFunction Relu = new ReluFunction();

    private sealed class ReluFunction : ScalarFunction
    {
        public override string Name => "relu";

        public override double Evaluate(double[] a) => a[0] > 0 ? a[0] : a[0] <= 0 ? 0 : double.NaN;

        public override Expression Derivative(Expression[] a, Expression y, int index) => Greater.Of(y, 0);

        public override string Lanes(string[] a) => $"Vector.Max({a[0]}, Vector<float>.Zero)";

        public override string Single(string[] a, string math) => $"{math}.Max({a[0]}, 0f)";
    }
}
