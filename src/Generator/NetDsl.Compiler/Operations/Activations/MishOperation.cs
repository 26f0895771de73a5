namespace NetDsl.Compiler;

/// <summary>Mish of Misra 2019.</summary>
public sealed class MishOperation : ElementwiseOperation
{
    public override string Name => "Mish";

    public override string Formula => "y = x · tanh(log(1 + eˣ))";

    public override string Backward => "dy · (tanh s + x · σ(x) · (1 − tanh² s)); s = log(1 + eˣ)";

    public override Expression Define(Expression[] x, Call call) => x[0] * Scalar.Tanh.Of(SoftplusOperation.Stable(x[0]));
}
