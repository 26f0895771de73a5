namespace NetDsl.Compiler;

/// <summary>ReLU with a small slope below 0.</summary>
public sealed class LeakyReluOperation : ElementwiseOperation
{
    public override string Name => "LeakyRelu";

    public override string Formula => "y = x where x > 0, else slope · x";

    public override string Backward => "dy where x > 0, else dy · slope";

    public override Domain Domain => new(-3, 3, 0);

    public override Expression Define(Expression[] x, Call call) => Scalar.Select.Of(Scalar.Greater.Of(x[0], 0), x[0], call.Number("slope") * x[0]);
}
