namespace NetDsl.Compiler;

/// <summary>A layer that drops values at random while it trains and does nothing in prediction.</summary>
public abstract class RandomMaskOperation : Operation
{
    /// <summary>The result for a value and a uniform number of [0, 1), where numbers below <paramref name="rate"/> drop the value.</summary>
    protected abstract Expression Define(Expression value, Expression u, double rate);

    /// <summary>What is dropped together: a random number for each element of this shape, which broadcasts to that of x.</summary>
    protected virtual Shape Mask(Call call, Value x) => x.Shape;

    public sealed override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var mask = Mask(call, x);
        var rate = call.Share(this, "rate");

        // The stream is taken in both programs, so that a place in the network keeps its number.
        var stream = call.Graph.NextRandomStream();
        if (!call.Training || rate == 0) return new[] { x };
        var random = call.Graph.Add(new RandomPrimitive(stream, mask));
        return new[] { call.Graph.Elementwise(Define(Expression.Operand(0), Expression.Operand(1), rate), x, random) };
    }
}
