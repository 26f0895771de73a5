namespace NetDsl.Compiler;

/// <summary>The rectified linear unit.</summary>
public sealed class ReluOperation : ElementwiseOperation
{
    public override string Name => "Relu";

    public override string Formula => "y = max(x, 0)";

    public override Domain Domain => new(-3, 3, 0);

    public override Expression Define(Expression[] x, Call call) => Scalar.Relu.Of(x[0]);
}
