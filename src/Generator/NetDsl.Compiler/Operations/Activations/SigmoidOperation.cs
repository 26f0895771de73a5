namespace NetDsl.Compiler;

/// <summary>The logistic function.</summary>
public sealed class SigmoidOperation : ElementwiseOperation
{
    public override string Name => "Sigmoid";

    public override string Formula => "y = 1 / (1 + e⁻ˣ)";

    public override Expression Define(Expression[] x, Call call) => Scalar.Sigmoid.Of(x[0]);
}
