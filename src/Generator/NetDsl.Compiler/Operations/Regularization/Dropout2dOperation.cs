namespace NetDsl.Compiler;

/// <summary>Dropout of whole channels, of Tompson et al. 2015.</summary>
public sealed class Dropout2dOperation : RandomMaskOperation
{
    public override string Name => "Dropout2d";

    public override string Formula => "training: y = x · [u ≥ rate] / (1 − rate), one u for each channel; prediction: y = x";

    public override string Backward => "dy · [u ≥ rate] / (1 − rate)";

    protected override Shape Mask(Call call, Value x) => new(call.Pixels(this, 2).Shape[0], 1, 1);

    protected override Expression Define(Expression value, Expression u, double rate) => value * (Scalar.GreaterOrEqual.Of(u, rate) * (1 / (1 - rate)));
}
