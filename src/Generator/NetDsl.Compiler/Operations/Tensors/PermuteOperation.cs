namespace NetDsl.Compiler;

/// <summary>Axes in another order.</summary>
public sealed class PermuteOperation : Operation
{
    public override string Name => "Permute";

    public override string Formula => "y[i, j, ..] = x with its axes in the order given";

    public override string ShapeRule => "the dimensions of x in that order";

    public override string Backward => "dy, moved back";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axes = call.Axes("axes", x);
        if (axes.Length != x.Shape.Rank)
            throw call.Fail("NDSL1021", "axes", $"Permute names {axes.Length} axes, but {x.Gives()}: name each of the {x.Shape.Rank} once");
        return new[] { x.Permute(axes) };
    }
}
