namespace NetDsl.Compiler;

/// <summary>The sigmoid with straight lines, as in MobileNetV3. Selections, so that the slopes at ±3 are PyTorch's 0.</summary>
public sealed class HardSigmoidOperation : ElementwiseOperation
{
    public override string Name => "HardSigmoid";

    public override string Formula => "y = min(max(x / 6 + ½, 0), 1)";

    public override string Backward => "dy / 6 between −3 and 3, else 0";

    public override Domain Domain => new(-5, 5, -3, 3);

    public override Expression Define(Expression[] x, Call call) => Scalar.Select.Of(Scalar.LessOrEqual.Of(x[0], -3), 0, Scalar.Select.Of(Scalar.GreaterOrEqual.Of(x[0], 3), 1, (x[0] / 6) + 0.5));
}
