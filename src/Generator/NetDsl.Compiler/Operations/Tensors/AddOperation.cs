namespace NetDsl.Compiler;

/// <summary>The sum.</summary>
public sealed class AddOperation : ElementwiseOperation
{
    public override string Name => "Add";

    public override string Formula => "y = a + b";

    public override string ShapeRule => "what a and b broadcast to";

    public override string[] Tensors => new[] { "a", "b" };

    public override Expression Define(Expression[] x, Call call) => x[0] + x[1];
}
