namespace NetDsl.Compiler;

/// <summary>The negative.</summary>
public sealed class NegateOperation : ElementwiseOperation
{
    public override string Name => "Negate";

    public override string Formula => "y = −x";

    public override Expression Define(Expression[] x, Call call) => -x[0];
}
