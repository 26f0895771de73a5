namespace NetDsl.Compiler;

/// <summary>
/// What the kernel of operand 0 leaves beside its result where somebody reads it, as the gates of a recurrent layer. It has memory of its own and no
/// step. Its other operands are those of operand 0, so that its definition needs nothing else.
/// </summary>
public abstract record SideResultPrimitive : Primitive
{
    public override string ResultName => "saved";

    public sealed override void Differentiate(GradientContext context) => throw new GraphException($"{Name} has no gradient of its own");
}
