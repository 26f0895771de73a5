namespace NetDsl.Compiler;

/// <summary>The absolute difference.</summary>
public sealed class MeanAbsoluteErrorOperation : ElementwiseLossOperation
{
    public override string Name => "MeanAbsoluteError";

    public override string Formula => "|p − t|";

    public override string Backward => "sign(p − t)";

    public override Expression Define(Expression p, Expression t, Call call) => Scalar.Abs.Of(p - t);
}
