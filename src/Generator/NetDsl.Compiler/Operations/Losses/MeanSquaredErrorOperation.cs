namespace NetDsl.Compiler;

/// <summary>The squared difference.</summary>
public sealed class MeanSquaredErrorOperation : ElementwiseLossOperation
{
    public override string Name => "MeanSquaredError";

    public override string Formula => "(p − t)²";

    public override string Backward => "2 (p − t)";

    public override Expression Define(Expression p, Expression t, Call call) => (p - t) * (p - t);

    protected override Expression[] Slopes(Expression p, Expression t, Call call) => new[] { 2 * (p - t), 2 * (t - p) };
}
