using System;

namespace NetDsl.Compiler;

/// <summary>Dropout for SELU, of Klambauer et al. 2017.</summary>
public sealed class AlphaDropoutOperation : RandomMaskOperation
{
    // −α is what SELU tends to far below 0; scale and shift bring mean and variance back.
    private const double Alpha = SeluOperation.Alpha * SeluOperation.Scale;

    public override string Name => "AlphaDropout";

    public override string Formula => "training: y = a · (x · m − α · (1 − m)) + a · α · rate, m = [u ≥ rate], a = 1 / √((1 − rate)(1 + α² rate)); prediction: y = x";

    public override string Backward => "dy · m · a";

    protected override Expression Define(Expression value, Expression u, double rate)
    {
        var kept = Scalar.GreaterOrEqual.Of(u, rate);
        var scale = 1 / Math.Sqrt((1 - rate) * (1 + (Alpha * Alpha * rate)));
        return (value * (kept * scale)) + (((kept - 1) * (Alpha * scale)) + (Alpha * scale * rate));
    }
}
