namespace NetDsl.Compiler;

/// <summary>Softsign.</summary>
public sealed class SoftsignOperation : ElementwiseOperation
{
    public override string Name => "Softsign";

    public override string Formula => "y = x / (1 + |x|)";

    public override Expression Define(Expression[] x, Call call) => x[0] / (1 + Scalar.Abs.Of(x[0]));
}
