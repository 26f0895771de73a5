namespace NetDsl.Compiler;

/// <summary>The exponential.</summary>
public sealed class ExpOperation : ElementwiseOperation
{
    public override string Name => "Exp";

    public override string Formula => "y = eˣ";

    public override Expression Define(Expression[] x, Call call) => Scalar.Exp.Of(x[0]);
}
