namespace NetDsl.Compiler;

/// <summary>A smooth ReLU.</summary>
public sealed class SoftplusOperation : ElementwiseOperation
{
    public override string Name => "Softplus";

    public override string Formula => "y = log(1 + e^(beta·x)) / beta; x where beta · x > threshold";

    public override string Backward => "dy · σ(beta · x); dy above the threshold";

    public override Expression Define(Expression[] x, Call call)
    {
        var beta = Beta(call);
        return Scalar.Select.Of(Scalar.Greater.Of(beta * x[0], call.Number("threshold")), x[0], Stable(beta * x[0]) / beta);
    }

    protected override Expression[] Slopes(Expression[] x, Call call) => new[] { Scalar.Select.Of(Scalar.Greater.Of(Beta(call) * x[0], call.Number("threshold")), 1, Scalar.Sigmoid.Of(Beta(call) * x[0])) };

    /// <summary>
    /// log(1 + eˣ) without overflow. Half of x + |x| in place of a maximum, so that the derived slope at 0 is ½, the true one.
    /// </summary>
    internal static Expression Stable(Expression x) =>
        (0.5 * (x + Scalar.Abs.Of(x))) + Scalar.Log1p.Of(Scalar.Exp.Of(-Scalar.Abs.Of(x)));

    private double Beta(Call call) => call.Positive(this, "beta");
}
