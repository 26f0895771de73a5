namespace NetDsl.Compiler;

/// <summary>The Heaviside step.</summary>
public sealed class StepOperation : ElementwiseOperation
{
    public override string Name => "Step";

    public override string Formula => "y = 1 where x > 0, else 0";

    public override Domain Domain => new(-3, 3, 0);

    public override Expression Define(Expression[] x, Call call) => Scalar.Greater.Of(x[0], 0);
}
