namespace NetDsl.Compiler;

/// <summary>Fixed position codes added to a sequence.</summary>
public sealed class AddSinusoidalPositionsOperation : Operation
{
    public override string Name => "AddSinusoidalPositions";

    public override string Formula => "y = x + the sinusoidal positions";

    public override string Backward => "dy";

    public override Stepping? Step(CallRecord call, System.Func<Value, int> axisOf) => call.StepByPosition("x", axisOf);

    public override Value[] Apply(Call call)
    {
        var x = call.Sequence(this, "x");
        var length = call.Steps(x)?.Length ?? x.Shape[0];
        return new[] { x + call.RowsAt(call.Graph.Add(new SinusoidPrimitive(length, x.Shape[1], call.Positive(this, "base"))), x) };
    }
}
