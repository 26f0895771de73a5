namespace NetDsl.Compiler;

/// <summary>The logarithm of 1 + x.</summary>
public sealed class Log1pOperation : ElementwiseOperation
{
    public override string Name => "Log1p";

    public override string Formula => "y = log(1 + x)";

    public override Domain Domain => new(-0.8, 4);

    public override Expression Define(Expression[] x, Call call) => Scalar.Log1p.Of(x[0]);
}
