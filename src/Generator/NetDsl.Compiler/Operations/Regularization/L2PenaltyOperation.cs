namespace NetDsl.Compiler;

/// <summary>A penalty on large weights.</summary>
public sealed class L2PenaltyOperation : Operation
{
    public override string Name => "L2Penalty";

    public override string Formula => "y = rate · Σw²";

    public override string ShapeRule => "a scalar, the same for the whole batch";

    public override string Backward => "2 · rate · w";

    public override Value[] Apply(Call call) => new[] { call.SumOverWeights(this, w => w * w) * call.Number("rate") };
}
