namespace NetDsl.Compiler;

/// <summary>Dropout of Srivastava et al. 2014.</summary>
public sealed class DropoutOperation : RandomMaskOperation
{
    public override string Name => "Dropout";

    public override string Formula => "training: y = x · [u ≥ rate] / (1 − rate), u uniform; prediction: y = x";

    public override string Backward => "dy · [u ≥ rate] / (1 − rate)";

    protected override Expression Define(Expression value, Expression u, double rate) => Keep(value, u, rate);

    /// <summary>What is kept is enlarged, so that the mean stays.</summary>
    internal static Expression Keep(Expression value, Expression u, double rate) => value * (Scalar.GreaterOrEqual.Of(u, rate) * (1 / (1 - rate)));
}
