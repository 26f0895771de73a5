namespace NetDsl.Compiler;

/// <summary>Stochastic depth of Huang et al. 2016.</summary>
public sealed class DropPathOperation : RandomMaskOperation
{
    public override string Name => "DropPath";

    public override string Formula => "training: y = x · [u ≥ rate] / (1 − rate), one u for each sample; prediction: y = x";

    public override string Backward => "dy · [u ≥ rate] / (1 − rate)";

    protected override Shape Mask(Call call, Value x) => Shape.Scalar;

    protected override Expression Define(Expression value, Expression u, double rate) => value * (Scalar.GreaterOrEqual.Of(u, rate) * (1 / (1 - rate)));
}
