namespace NetDsl.Compiler;

/// <summary>Inserts an axis of size 1.</summary>
public sealed class UnsqueezeOperation : Operation
{
    public override string Name => "Unsqueeze";

    public override string Formula => "the same values";

    public override string ShapeRule => "x with one more axis";

    public override string Backward => "dy, moved back";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        return new[] { x.InsertAxis(call.NewAxis("axis", x)) };
    }
}
