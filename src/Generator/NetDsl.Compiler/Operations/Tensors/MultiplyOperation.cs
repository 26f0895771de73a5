namespace NetDsl.Compiler;

/// <summary>The product, element by element.</summary>
public sealed class MultiplyOperation : ElementwiseOperation
{
    public override string Name => "Multiply";

    public override string Formula => "y = a · b";

    public override string ShapeRule => "what a and b broadcast to";

    public override string[] Tensors => new[] { "a", "b" };

    public override Expression Define(Expression[] x, Call call) => x[0] * x[1];
}
