namespace NetDsl.Compiler;

/// <summary>The standard deviation over axes.</summary>
public sealed class StandardDeviationOperation : Operation
{
    public override string Name => "StandardDeviation";

    public override string Formula => "y = √(Σ (x − mean)² / (count − correction))";

    public override string ShapeRule => "x without the axes, or with 1 there";

    public override string Backward => "dy · (x − mean) / (y · (count − correction))";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axes = call.ReducedAxes(x);
        return new[] { VarianceOperation.Spread(this, call, x, axes).Map(variance => Scalar.Sqrt.Of(variance)).DropReduced(call, axes) };
    }
}
