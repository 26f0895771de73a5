namespace NetDsl.Compiler;

/// <summary>A mask.</summary>
public sealed class LessOrEqualOperation : ElementwiseOperation
{
    public override string Name => "LessOrEqual";

    public override string Formula => "y = 1 where a ≤ b, else 0";

    public override string ShapeRule => "what a and b broadcast to";

    public override string[] Tensors => new[] { "a", "b" };

    public override Expression Define(Expression[] x, Call call) => Scalar.LessOrEqual.Of(x[0], x[1]);
}
