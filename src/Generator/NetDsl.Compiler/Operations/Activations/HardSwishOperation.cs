namespace NetDsl.Compiler;

/// <summary>SiLU with straight lines, as in MobileNetV3. Selections, so that the slopes at ±3 are PyTorch's.</summary>
public sealed class HardSwishOperation : ElementwiseOperation
{
    public override string Name => "HardSwish";

    public override string Formula => "y = x · min(max(x + 3, 0), 6) / 6";

    public override string Backward => "dy · (0 below −3, 1 above 3, x / 3 + ½ between)";

    public override Domain Domain => new(-5, 5, -3, 3);

    public override Expression Define(Expression[] x, Call call) => Scalar.Select.Of(Scalar.Less.Of(x[0], -3), 0, Scalar.Select.Of(Scalar.Greater.Of(x[0], 3), x[0], x[0] * (x[0] + 3) / 6));
}
