namespace NetDsl.Compiler;

/// <summary>The smallest integer that is not below x.</summary>
public sealed class CeilingOperation : ElementwiseOperation
{
    public override string Name => "Ceiling";

    public override string Formula => "y = ⌈x⌉";

    public override Domain Domain => new(-1.9, 1.9, -1, 0, 1);

    public override Expression Define(Expression[] x, Call call) => Scalar.Ceiling.Of(x[0]);
}
