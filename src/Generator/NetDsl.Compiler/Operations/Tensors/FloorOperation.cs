namespace NetDsl.Compiler;

/// <summary>The largest integer that is not above x.</summary>
public sealed class FloorOperation : ElementwiseOperation
{
    public override string Name => "Floor";

    public override string Formula => "y = ⌊x⌋";

    public override Domain Domain => new(-1.9, 1.9, -1, 0, 1);

    public override Expression Define(Expression[] x, Call call) => Scalar.Floor.Of(x[0]);
}
