namespace NetDsl.Compiler;

/// <summary>Axes of size 1 repeated.</summary>
public sealed class BroadcastToOperation : Operation
{
    public override string Name => "BroadcastTo";

    public override string Formula => "y = x, repeated along axes of size 1";

    public override string ShapeRule => "the shape given";

    public override string Backward => "Σ dy over the repeated axes";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var shape = call.Dimensions(this, "shape");
        if (Shape.Broadcast(x.Shape, shape) != shape)
            throw call.Fail("NDSL1015", "shape", $"{x.Shape} does not broadcast to {shape}: aligned at the last axis, each must be equal or 1");
        return new[] { x.BroadcastTo(shape) };
    }
}
