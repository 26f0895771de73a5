namespace NetDsl.Compiler;

/// <summary>The mean over axes.</summary>
public sealed class MeanOperation : Operation
{
    public override string Name => "Mean";

    public override string Formula => "y = Σ x / count over the axes";

    public override string ShapeRule => "x without the axes, or with 1 there";

    public override string Backward => "dy / count, repeated";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axes = call.ReducedAxes(x);
        return new[] { (x.MeanOver(axes)).DropReduced(call, axes) };
    }
}
