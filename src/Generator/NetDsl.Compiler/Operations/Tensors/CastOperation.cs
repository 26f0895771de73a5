namespace NetDsl.Compiler;

/// <summary>Integers as numbers.</summary>
public sealed class CastOperation : ElementwiseOperation
{
    public override string Name => "Cast";

    public override string Formula => "y = x as float32";

    public override string Backward => "none";

    public override Expression Define(Expression[] x, Call call) => x[0];
}
