namespace NetDsl.Compiler;

/// <summary>The cosine.</summary>
public sealed class CosOperation : ElementwiseOperation
{
    public override string Name => "Cos";

    public override string Formula => "y = cos x";

    public override Expression Define(Expression[] x, Call call) => Scalar.Cos.Of(x[0]);
}
