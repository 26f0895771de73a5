namespace NetDsl.Compiler;

/// <summary>Dropout of Srivastava et al. 2014.</summary>
public sealed class DropoutOperation : Operation
{
    public override string Name => "Dropout";

    public override string Formula => "training: y = x · [u ≥ rate] / (1 − rate), u uniform; prediction: y = x";

    public override string Backward => "dy · [u ≥ rate] / (1 − rate)";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var rate = call.Share(this, "rate");

        // The stream is taken in both programs, so that a place in the network keeps its number.
        var stream = call.Graph.NextRandomStream();
        if (!call.Training || rate == 0) return new[] { x };
        var random = call.Graph.Add(new RandomPrimitive(stream, x.Shape));
        Expression value = Expression.Operand(0), u = Expression.Operand(1);
        return new[] { call.Graph.Elementwise(value * (Scalar.GreaterOrEqual.Of(u, rate) * (1 / (1 - rate))), x, random) };
    }
}
