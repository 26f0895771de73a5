namespace NetDsl.Compiler;

/// <summary>The sine.</summary>
public sealed class SinOperation : ElementwiseOperation
{
    public override string Name => "Sin";

    public override string Formula => "y = sin x";

    public override Expression Define(Expression[] x, Call call) => Scalar.Sin.Of(x[0]);
}
