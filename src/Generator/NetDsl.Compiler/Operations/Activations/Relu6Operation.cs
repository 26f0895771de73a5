namespace NetDsl.Compiler;

/// <summary>ReLU held below 6. A selection and no minimum, so that the slope at 6 is 0 as PyTorch has it.</summary>
public sealed class Relu6Operation : ElementwiseOperation
{
    public override string Name => "Relu6";

    public override string Formula => "y = min(max(x, 0), 6)";

    public override string Backward => "dy between 0 and 6, else 0";

    public override Domain Domain => new(-3, 9, 0, 6);

    public override Expression Define(Expression[] x, Call call) => Scalar.Select.Of(Scalar.GreaterOrEqual.Of(x[0], 6), 6, Scalar.Relu.Of(x[0]));
}
