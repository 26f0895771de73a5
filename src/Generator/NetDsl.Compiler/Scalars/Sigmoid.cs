using System;

namespace NetDsl.Compiler;

public static partial class Scalar
{
    /// <summary>1 / (1 + e⁻ᵃ).</summary>
    public static readonly ScalarFunction Sigmoid = new SigmoidFunction();

    private sealed class SigmoidFunction : ScalarFunction
    {
        public override string Name => "sigmoid";

        public override double Evaluate(double[] a) => a[0] >= 0 ? 1 / (1 + Math.Exp(-a[0])) : Math.Exp(a[0]) / (1 + Math.Exp(a[0]));

        public override Expression Derivative(Expression[] a, Expression y, int index) => y * (1 - y);

        public override string Lanes(string[] a) => $"VectorMath.Sigmoid({a[0]})";

        public override bool IsPolynomial => true;

        public override string Single(string[] a, string math) => $"{math}.Sigmoid({a[0]})";

        public override string Format(string[] a) => $"σ({ExpressionWriter.Trim(a[0])})";
    }
}
