namespace NetDsl.Compiler;

/// <summary>A mask.</summary>
public sealed class NotEqualOperation : ElementwiseOperation
{
    public override string Name => "NotEqual";

    public override string Formula => "y = 0 where a = b, else 1";

    public override string ShapeRule => "what a and b broadcast to";

    public override string[] Tensors => new[] { "a", "b" };

    public override Expression Define(Expression[] x, Call call) => 1 - Scalar.Equal.Of(x[0], x[1]);
}
