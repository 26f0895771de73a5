namespace NetDsl.Compiler;

/// <summary>A trained vector for each integer.</summary>
public sealed class EmbeddingOperation : Operation
{
    public override string Name => "Embedding";

    public override string Formula => "y = weight[index]";

    public override string ShapeRule => "[.., width]";

    public override string Backward => "dy added to the rows that were read";

    public override Value[] Apply(Call call)
    {
        var indices = call.Tensor("indices");
        int vocabulary = call.Size(this, "vocabulary"), width = call.Size(this, "width"), padding = Padding(call, vocabulary);
        call.Graph.RequireRange(indices, vocabulary);
        var table = call.Table("weight", vocabulary, width);
        return new[] { call.Graph.Add(new GatherPrimitive(padding), table, indices) };
    }

    private static int Padding(Call call, int vocabulary)
    {
        if (call.OptionalInt("paddingIndex") is not { } index) return -1;
        if (index < -vocabulary || index >= vocabulary)
            throw call.Fail("NDSL1019", "paddingIndex", $"'{call.LayerName}' pads with {index}, but its vocabulary is 0 to {vocabulary - 1}");
        return index < 0 ? index + vocabulary : index;
    }
}
