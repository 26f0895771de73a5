namespace NetDsl.Compiler;

/// <summary>Values held between bounds. At a bound the slope is 1: the first argument of maximum and minimum wins a tie.</summary>
public sealed class ClampOperation : ElementwiseOperation
{
    public override string Name => "Clamp";

    public override string Formula => "y = min(max(x, min), max)";

    public override string Backward => "dy between the bounds and at them, else 0";

    public override Domain Domain => new(-3, 3, -1, 1);

    public override Expression Define(Expression[] x, Call call)
    {
        double? min = call.OptionalNumber("min"), max = call.OptionalNumber("max");
        if (min is null && max is null) throw call.Fail("NDSL1019", "", "Clamp needs a bound: give min, max or both");
        if (min > max) throw call.Fail("NDSL1019", "min", $"Clamp from {min} to {max} leaves nothing: exchange them");
        var low = min is { } least ? Scalar.Maximum.Of(x[0], least) : x[0];
        return max is { } most ? Scalar.Minimum.Of(low, most) : low;
    }
}
