namespace NetDsl.Compiler;

/// <summary>Huber's loss divided by beta, of Girshick 2015.</summary>
public sealed class SmoothL1Operation : ElementwiseLossOperation
{
    public override string Name => "SmoothL1";

    public override string Formula => "½ d² / beta where |d| < beta, else |d| − ½ beta; d = p − t";

    public override string Backward => "d / beta held within ± 1";

    public override Expression Define(Expression p, Expression t, Call call) => HuberOperation.Bent(p - t, call.Positive(this, "beta")) / call.Positive(this, "beta");

    protected override Expression[] Slopes(Expression p, Expression t, Call call)
    {
        var beta = call.Positive(this, "beta");
        return new[] { HuberOperation.Held(p - t, beta) / beta, HuberOperation.Held(t - p, beta) / beta };
    }
}
