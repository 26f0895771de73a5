namespace NetDsl.Compiler;

/// <summary>The smaller of two.</summary>
public sealed class MinimumOperation : ElementwiseOperation
{
    public override string Name => "Minimum";

    public override string Formula => "y = min(a, b)";

    public override string ShapeRule => "what a and b broadcast to";

    public override string[] Tensors => new[] { "a", "b" };

    public override Expression Define(Expression[] x, Call call) => Scalar.Minimum.Of(x[0], x[1]);
}
