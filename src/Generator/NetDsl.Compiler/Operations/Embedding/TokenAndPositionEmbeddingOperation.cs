namespace NetDsl.Compiler;

/// <summary>What a token means and where it stands.</summary>
public sealed class TokenAndPositionEmbeddingOperation : Operation
{
    public override string Name => "TokenAndPositionEmbedding";

    public override string Formula => "y[p] = token.weight[index[p]] + position.weight[p]";

    public override string ShapeRule => "[length, width]";

    public override string Backward => "dy added to the rows that were read";

    public override Stepping? Step(CallRecord call, System.Func<Value, int> axisOf) => call.StepByPosition("indices", axisOf);

    public override Value[] Apply(Call call)
    {
        var indices = call.Tensor("indices");
        int vocabulary = call.Size(this, "vocabulary"), width = call.Size(this, "width");
        if (indices.Shape.Rank != 1)
            throw call.Fail("NDSL1024", "indices", $"'{call.LayerName}' takes a sequence of tokens [length], but {indices.Gives()}");
        call.Graph.RequireRange(indices, vocabulary);
        var tokens = call.Graph.Add(new GatherPrimitive(Padding: -1), call.Table("token.weight", vocabulary, width), indices);
        return new[] { tokens + call.PositionRows("position.weight", indices, width) };
    }
}
