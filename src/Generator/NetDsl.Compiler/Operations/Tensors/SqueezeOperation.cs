namespace NetDsl.Compiler;

/// <summary>Drops an axis of size 1.</summary>
public sealed class SqueezeOperation : Operation
{
    public override string Name => "Squeeze";

    public override string Formula => "the same values";

    public override string ShapeRule => "x without the axis";

    public override string Backward => "dy, moved back";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axis = call.Axis("axis", x);
        if (x.Shape[axis] != 1)
            throw call.Fail("NDSL1008", "axis", $"Squeeze drops axis {axis}, but {x.Gives()}: that axis has {x.Shape[axis]} and must have 1");
        return new[] { x.Reshape(x.Shape.Without(axis)) };
    }
}
