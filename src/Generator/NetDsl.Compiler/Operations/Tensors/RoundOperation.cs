namespace NetDsl.Compiler;

/// <summary>The nearest integer.</summary>
public sealed class RoundOperation : ElementwiseOperation
{
    public override string Name => "Round";

    public override string Formula => "y = the nearest integer, halves to even";

    public override Domain Domain => new(-1.9, 1.9, -1.5, -0.5, 0.5, 1.5);

    public override Expression Define(Expression[] x, Call call) => Scalar.Round.Of(x[0]);
}
