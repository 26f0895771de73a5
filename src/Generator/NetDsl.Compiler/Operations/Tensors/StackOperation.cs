using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Tensors of one shape along a new axis.</summary>
public sealed class StackOperation : Operation
{
    public override string Name => "Stack";

    public override string Formula => "y[i] = the i-th tensor";

    public override string ShapeRule => "one more axis, of the number of tensors";

    public override string Backward => "the parts of dy";

    public override Value[] Apply(Call call)
    {
        var tensors = call.Tensors("tensors");
        if (tensors.Length == 0) throw call.Fail("NDSL1007", "tensors", "Stack joins nothing: give at least one tensor");
        call.RequireEqual(this, tensors, axis: -1);
        var axis = call.Has("axis") ? call.NewAxis("axis", tensors[0]) : 0;
        var parts = tensors.Select(tensor => tensor.InsertAxis(axis)).ToArray();
        return new[] { parts.Length == 1 ? parts[0] : call.Graph.Add(new ConcatPrimitive(axis), parts) };
    }
}
