namespace NetDsl.Compiler;

/// <summary>The difference.</summary>
public sealed class SubtractOperation : ElementwiseOperation
{
    public override string Name => "Subtract";

    public override string Formula => "y = a − b";

    public override string ShapeRule => "what a and b broadcast to";

    public override string[] Tensors => new[] { "a", "b" };

    public override Expression Define(Expression[] x, Call call) => x[0] - x[1];
}
