namespace NetDsl.Compiler;

/// <summary>The sum over axes.</summary>
public sealed class SumOperation : Operation
{
    public override string Name => "Sum";

    public override string Formula => "y = Σ x over the axes";

    public override string ShapeRule => "x without the axes, or with 1 there";

    public override string Backward => "dy, repeated";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axes = call.ReducedAxes(x);
        return new[] { (x.Reduce(ReduceKind.Sum, axes)).DropReduced(call, axes) };
    }
}
