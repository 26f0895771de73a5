namespace NetDsl.Compiler;

/// <summary>The error function.</summary>
public sealed class ErfOperation : ElementwiseOperation
{
    public override string Name => "Erf";

    public override string Formula => "y = 2/√π ∫₀ˣ e^(−t²) dt";

    public override Expression Define(Expression[] x, Call call) => Scalar.Erf.Of(x[0]);
}
