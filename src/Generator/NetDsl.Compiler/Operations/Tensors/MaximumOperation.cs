namespace NetDsl.Compiler;

/// <summary>The larger of two.</summary>
public sealed class MaximumOperation : ElementwiseOperation
{
    public override string Name => "Maximum";

    public override string Formula => "y = max(a, b)";

    public override string ShapeRule => "what a and b broadcast to";

    public override string[] Tensors => new[] { "a", "b" };

    public override Expression Define(Expression[] x, Call call) => Scalar.Maximum.Of(x[0], x[1]);
}
