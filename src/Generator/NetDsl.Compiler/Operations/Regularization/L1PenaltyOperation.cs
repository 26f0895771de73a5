namespace NetDsl.Compiler;

/// <summary>A penalty on large weights.</summary>
public sealed class L1PenaltyOperation : Operation
{
    public override string Name => "L1Penalty";

    public override string Formula => "y = rate · Σ|w|";

    public override string ShapeRule => "a scalar, the same for the whole batch";

    public override string Backward => "rate · sign w";

    public override Value[] Apply(Call call) => new[] { call.SumOverWeights(this, w => Scalar.Abs.Of(w)) * call.Number("rate") };
}
