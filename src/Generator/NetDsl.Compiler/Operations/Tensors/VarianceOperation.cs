namespace NetDsl.Compiler;

/// <summary>The variance over axes.</summary>
public sealed class VarianceOperation : Operation
{
    public override string Name => "Variance";

    public override string Formula => "y = Σ (x − mean)² / (count − correction)";

    public override string ShapeRule => "x without the axes, or with 1 there";

    public override string Backward => "dy · 2 (x − mean) / (count − correction)";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axes = call.ReducedAxes(x);
        return new[] { Spread(this, call, x, axes).DropReduced(call, axes) };
    }

    internal static Value Spread(Operation operation, Call call, Value x, int[] axes)
    {
        var count = x.CountOver(axes);
        var correction = call.Int("correction");
        if (correction < 0 || count <= correction)
            throw call.Fail("NDSL1019", "correction", $"{operation.Name} divides by {count} − {correction}: it needs a correction from 0 and more than {correction} values");
        var deviation = x - x.MeanOver(axes);
        return (deviation * deviation).Reduce(ReduceKind.Sum, axes) / (count - correction);
    }
}
