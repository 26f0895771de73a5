namespace NetDsl.Compiler;

/// <summary>The square root.</summary>
public sealed class SqrtOperation : ElementwiseOperation
{
    public override string Name => "Sqrt";

    public override string Formula => "y = √x";

    public override Domain Domain => new(0.2, 4);

    public override Expression Define(Expression[] x, Call call) => Scalar.Sqrt.Of(x[0]);
}
