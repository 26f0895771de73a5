namespace NetDsl.Compiler;

/// <summary>A trained vector for each position, added to a sequence.</summary>
public sealed class PositionEmbeddingOperation : Operation
{
    public override string Name => "PositionEmbedding";

    public override string Formula => "y[p] = x[p] + weight[p]";

    public override string Backward => "dx = dy, d weight = Σ dy over the batch";

    public override Stepping? Step(CallRecord call, System.Func<Value, int> axisOf) => call.StepByPosition("x", axisOf);

    public override Value[] Apply(Call call)
    {
        var x = call.Sequence(this, "x");
        return new[] { x + call.PositionRows("weight", x, x.Shape[1]) };
    }
}
