namespace NetDsl.Compiler;

/// <summary>Rows of a table that something else uses too: how a network ties its embedding to its last layer.</summary>
public sealed class GatherRowsOperation : Operation
{
    public override string Name => "GatherRows";

    public override string Formula => "y = table[index]";

    public override string ShapeRule => "[.., width] of a table [rows, width]";

    public override string Backward => "dy added to the rows that were read";

    public override Value[] Apply(Call call)
    {
        Value table = call.Tensor("table"), indices = call.Tensor("indices");
        if (table.Shape.Rank != 2 || table.Batched)
            throw call.Fail("NDSL1024", "table", $"{Name} takes a table [rows, width] that all samples share, as Parameter gives it, but {table.Gives()}");
        call.Graph.RequireRange(indices, table.Shape[0]);
        return new[] { call.Graph.Add(new GatherPrimitive(Padding: -1), table, indices) };
    }
}
