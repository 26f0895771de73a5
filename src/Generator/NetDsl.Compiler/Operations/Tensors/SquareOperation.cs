namespace NetDsl.Compiler;

/// <summary>The square.</summary>
public sealed class SquareOperation : ElementwiseOperation
{
    public override string Name => "Square";

    public override string Formula => "y = x²";

    public override Expression Define(Expression[] x, Call call) => x[0] * x[0];
}
