namespace NetDsl.Compiler;

/// <summary>A value that comes from outside: no operands, no gradient rule of its own.</summary>
public abstract record SourcePrimitive : Primitive
{
    public sealed override void Differentiate(GradientContext context)
    {
    }

    public override double[] Evaluate(EvaluationContext context) => context.Leaf(this);
}
