namespace NetDsl.Compiler;

/// <summary>1 at the index.</summary>
public sealed class OneHotOperation : Operation
{
    public override string Name => "OneHot";

    public override string Formula => "y[.., c] = 1 where c is the index, else 0";

    public override string ShapeRule => "[.., classes]";

    public override string Backward => "none";

    public override Value[] Apply(Call call)
    {
        var indices = call.Tensor("indices");
        var classes = call.Size(this, "classes");
        call.Graph.RequireRange(indices, classes);
        return new[] { indices.OneHot(classes) };
    }
}
