namespace NetDsl.Compiler;

/// <summary>Fixed position codes added to a sequence.</summary>
public sealed class AddSinusoidalPositionsOperation : Operation
{
    public override string Name => "AddSinusoidalPositions";

    public override string Formula => "y = x + the sinusoidal positions";

    public override string Backward => "dy";

    public override Value[] Apply(Call call)
    {
        var x = call.Sequence(this, "x");
        return new[] { x + call.Graph.Add(new SinusoidPrimitive(x.Shape[0], x.Shape[1], call.Positive(this, "base"))) };
    }
}
