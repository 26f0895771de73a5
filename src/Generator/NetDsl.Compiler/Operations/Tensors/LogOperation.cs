namespace NetDsl.Compiler;

/// <summary>The natural logarithm.</summary>
public sealed class LogOperation : ElementwiseOperation
{
    public override string Name => "Log";

    public override string Formula => "y = log x";

    public override Domain Domain => new(0.2, 4);

    public override Expression Define(Expression[] x, Call call) => Scalar.Log.Of(x[0]);
}
