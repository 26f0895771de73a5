namespace NetDsl.Compiler;

/// <summary>The largest over axes.</summary>
public sealed class MaxOperation : Operation
{
    public override string Name => "Max";

    public override string Formula => "y = max x over the axes";

    public override string ShapeRule => "x without the axes, or with 1 there";

    public override string Backward => "dy to the elements that attain it, shared evenly";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axes = call.ReducedAxes(x);
        return new[] { (x.Reduce(ReduceKind.Max, axes)).DropReduced(call, axes) };
    }
}
