namespace NetDsl.Compiler;

/// <summary>The same number everywhere.</summary>
public sealed class FullOperation : Operation
{
    public override string Name => "Full";

    public override string Formula => "y = value";

    public override string ShapeRule => "the shape given";

    public override string Backward => "none";

    public override Value[] Apply(Call call) => new[] { call.Graph.Constant(call.Dimensions(this, "shape"), call.Number("value")) };
}
