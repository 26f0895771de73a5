namespace NetDsl.Compiler;

/// <summary>The absolute value.</summary>
public sealed class AbsOperation : ElementwiseOperation
{
    public override string Name => "Abs";

    public override string Formula => "y = |x|";

    public override Domain Domain => new(-3, 3, 0);

    public override Expression Define(Expression[] x, Call call) => Scalar.Abs.Of(x[0]);
}
