namespace NetDsl.Compiler;

/// <summary>The Gaussian error linear unit of Hendrycks and Gimpel 2016.</summary>
public sealed class GeluOperation : ElementwiseOperation
{
    public override string Name => "Gelu";

    public override string Formula => "y = x · Φ(x); approximate: x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))";

    public override string Backward => "dy · (Φ(x) + x · φ(x)); approximate: that of its formula";

    public override Expression Define(Expression[] x, Call call) => call.Bool("approximate") ? Approximate(x[0]) : x[0] * Scalar.NormalCdf.Of(x[0]);

    private const double SqrtTwoByPi = 0.79788456080286535588;

    private static Expression Approximate(Expression x) =>
        x * (0.5 * (1 + Scalar.Tanh.Of(SqrtTwoByPi * (x + (0.044715 * (x * x * x))))));
}
