namespace NetDsl.Compiler;

/// <summary>The sigmoid linear unit, also called swish.</summary>
public sealed class SiluOperation : ElementwiseOperation
{
    public override string Name => "Silu";

    public override string Formula => "y = x · σ(x)";

    public override Expression Define(Expression[] x, Call call) => x[0] * Scalar.Sigmoid.Of(x[0]);
}
