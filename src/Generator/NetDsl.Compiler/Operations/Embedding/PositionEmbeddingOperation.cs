namespace NetDsl.Compiler;

/// <summary>A trained vector for each position, added to a sequence.</summary>
public sealed class PositionEmbeddingOperation : Operation
{
    public override string Name => "PositionEmbedding";

    public override string Formula => "y[p] = x[p] + weight[p]";

    public override string Backward => "dx = dy, d weight = Σ dy over the batch";

    public override Value[] Apply(Call call)
    {
        var x = call.Sequence(this, "x");
        return new[] { x + call.PositionRows("weight", x.Shape[0], x.Shape[1]) };
    }
}
