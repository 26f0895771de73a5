namespace NetDsl.Compiler;

/// <summary>A choice element by element.</summary>
public sealed class WhereOperation : ElementwiseOperation
{
    public override string Name => "Where";

    public override string Formula => "y = a where condition ≠ 0, else b";

    public override string ShapeRule => "what all three broadcast to";

    public override string Backward => "da = dy where condition ≠ 0, db = dy elsewhere";

    public override string[] Tensors => new[] { "condition", "a", "b" };

    public override Expression Define(Expression[] x, Call call) => Scalar.Select.Of(x[0], x[1], x[2]);
}
