namespace NetDsl.Compiler;

/// <summary>The logarithm of the logistic function, without overflow.</summary>
public sealed class LogSigmoidOperation : ElementwiseOperation
{
    public override string Name => "LogSigmoid";

    public override string Formula => "y = log σ(x)";

    public override Expression Define(Expression[] x, Call call) => -SoftplusOperation.Stable(-x[0]);

    protected override Expression[] Slopes(Expression[] x, Call call) => new[] { Scalar.Sigmoid.Of(-x[0]) };
}
