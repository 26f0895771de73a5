namespace NetDsl.Compiler;

/// <summary>The sign.</summary>
public sealed class SignOperation : ElementwiseOperation
{
    public override string Name => "Sign";

    public override string Formula => "y = −1, 0 or 1";

    public override Domain Domain => new(-3, 3, 0);

    public override Expression Define(Expression[] x, Call call) => Scalar.Sign.Of(x[0]);
}
