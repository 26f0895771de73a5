namespace NetDsl.Compiler;

/// <summary>Tanhshrink.</summary>
public sealed class TanhshrinkOperation : ElementwiseOperation
{
    public override string Name => "Tanhshrink";

    public override string Formula => "y = x − tanh x";

    public override Expression Define(Expression[] x, Call call) => x[0] - Scalar.Tanh.Of(x[0]);
}
