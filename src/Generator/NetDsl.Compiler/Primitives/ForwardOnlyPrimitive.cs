namespace NetDsl.Compiler;

/// <summary>
/// A step that no gradient goes through: a statistic whose slope is part of another rule's closed form, or itself a part of a gradient.
/// Rules put a stop-gradient before it where one could.
/// </summary>
public abstract record ForwardOnlyPrimitive : Primitive
{
    public sealed override void Differentiate(GradientContext context) =>
        throw new GraphException($"a gradient through {Name}, which has none of its own");
}
