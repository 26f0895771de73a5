namespace NetDsl.Compiler;

/// <summary>The hyperbolic tangent.</summary>
public sealed class TanhOperation : ElementwiseOperation
{
    public override string Name => "Tanh";

    public override string Formula => "y = tanh x";

    public override Expression Define(Expression[] x, Call call) => Scalar.Tanh.Of(x[0]);
}
