namespace NetDsl.Compiler;

/// <summary>A power with an exponent known at build time.</summary>
public sealed class PowOperation : ElementwiseOperation
{
    public override string Name => "Pow";

    public override string Formula => "y = x ^ exponent";

    public override string Backward => "dy · exponent · x^(exponent − 1)";

    public override Domain Domain => new(0.3, 3);

    public override Expression Define(Expression[] x, Call call) => Scalar.Power.Of(x[0], call.Number("exponent"));
}
