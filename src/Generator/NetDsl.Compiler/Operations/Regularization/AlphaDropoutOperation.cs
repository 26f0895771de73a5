using System;

namespace NetDsl.Compiler;

/// <summary>Dropout for SELU, of Klambauer et al. 2017.</summary>
public sealed class AlphaDropoutOperation : Operation
{
    public override string Name => "AlphaDropout";

    public override string Formula => "training: y = a · (x · m − α · (1 − m)) + a · α · rate, m = [u ≥ rate], a = 1 / √((1 − rate)(1 + α² rate)); prediction: y = x";

    public override string Backward => "dy · m · a";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var rate = call.Share(this, "rate");
        var stream = call.Graph.NextRandomStream();
        if (!call.Training || rate == 0) return new[] { x };
        var random = call.Graph.Add(new RandomPrimitive(stream, x.Shape));

        // −α is what SELU tends to far below 0; scale and shift bring mean and variance back.
        const double Alpha = SeluOperation.Alpha * SeluOperation.Scale;
        var scale = 1 / Math.Sqrt((1 - rate) * (1 + (Alpha * Alpha * rate)));
        Expression value = Expression.Operand(0), kept = Scalar.GreaterOrEqual.Of(Expression.Operand(1), rate);
        return new[] { call.Graph.Elementwise((value * (kept * scale)) + (((kept - 1) * (Alpha * scale)) + (Alpha * scale * rate)), x, random) };
    }
}
