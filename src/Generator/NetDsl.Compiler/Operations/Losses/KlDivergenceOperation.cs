namespace NetDsl.Compiler;

/// <summary>The divergence of a distribution from one given by log-probabilities.</summary>
public sealed class KlDivergenceOperation : ElementwiseLossOperation
{
    public override string Name => "KlDivergence";

    public override string Formula => "t · (log t − p), 0 where t = 0; logTarget: e^t · (t − p)";

    public override string Backward => "−t; logTarget: −e^t";

    public override string Prediction => "logPrediction";

    public override Domain Domain => new(0.1, 1);

    public override Expression Define(Expression p, Expression t, Call call)
    {
        if (call.Bool("logTarget")) return Scalar.Exp.Of(t) * (t - p);

        // The smallest normal float32 stands in for 0, whose logarithm would make 0 · ∞.
        var logarithm = Scalar.Log.Of(Scalar.Maximum.Of(t, 1.1754943508222875e-38));
        return t * (logarithm - p);
    }
}
