namespace NetDsl.Compiler;

/// <summary>The quotient, element by element.</summary>
public sealed class DivideOperation : ElementwiseOperation
{
    public override string Name => "Divide";

    public override string Formula => "y = a / b";

    public override string ShapeRule => "what a and b broadcast to";

    public override string[] Tensors => new[] { "a", "b" };

    public override Domain Domain => new(0.3, 3);

    public override Expression Define(Expression[] x, Call call) => x[0] / x[1];
}
