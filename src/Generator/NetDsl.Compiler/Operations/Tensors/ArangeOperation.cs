namespace NetDsl.Compiler;

/// <summary>Counting numbers.</summary>
public sealed class ArangeOperation : Operation
{
    public override string Name => "Arange";

    public override string Formula => "y = 0, 1, 2, …";

    public override string ShapeRule => "[length]";

    public override string Backward => "none";

    public override Value[] Apply(Call call) => new[] { call.Graph.Add(new RangePrimitive(call.Size(this, "length"))) };
}
