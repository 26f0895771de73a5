namespace NetDsl.Compiler;

/// <summary>Mish of Misra 2019.</summary>
public sealed class MishOperation : ElementwiseOperation
{
    public override string Name => "Mish";

    public override string Formula => "y = x · tanh(log(1 + eˣ))";

    public override Expression Define(Expression[] x, Call call) => x[0] * Scalar.Tanh.Of(SoftplusOperation.Stable(x[0]));
}
