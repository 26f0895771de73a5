namespace NetDsl.Compiler;

/// <summary>Tensors joined along an axis.</summary>
public sealed class ConcatOperation : Operation
{
    public override string Name => "Concat";

    public override string Formula => "y = the tensors one after the other along the axis";

    public override string ShapeRule => "sizes along the axis add up; the others are equal";

    public override string Backward => "the parts of dy";

    public override Value[] Apply(Call call)
    {
        var tensors = call.Tensors("tensors");
        if (tensors.Length == 0) throw call.Fail("NDSL1007", "tensors", "Concat joins nothing: give at least one tensor");
        var axis = call.Has("axis") ? call.Axis("axis", tensors[0]) : call.AxisOf("tensors", 0, tensors[0]);
        if (axis == 0) Branches.RequireEqualSizes(call, tensors);
        call.RequireEqual(this, tensors, axis);
        return new[] { tensors.Length == 1 ? tensors[0] : call.Graph.Add(new ConcatPrimitive(axis), tensors) };
    }
}
