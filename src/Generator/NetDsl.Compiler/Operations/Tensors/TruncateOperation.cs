namespace NetDsl.Compiler;

/// <summary>The integer towards 0.</summary>
public sealed class TruncateOperation : ElementwiseOperation
{
    public override string Name => "Truncate";

    public override string Formula => "y = x without its fraction";

    public override Domain Domain => new(-1.9, 1.9, -1, 0, 1);

    public override Expression Define(Expression[] x, Call call) => Scalar.Truncate.Of(x[0]);
}
