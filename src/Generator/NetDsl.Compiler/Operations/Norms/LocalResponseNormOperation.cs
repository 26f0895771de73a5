namespace NetDsl.Compiler;

/// <summary>Local response normalisation of Krizhevsky et al. 2012, with PyTorch's mean over the window.</summary>
public sealed class LocalResponseNormOperation : Operation
{
    public override string Name => "LocalResponseNorm";

    public override string Formula => "y = x / (k + α · mean of x² over the window)^β, a window of neighbouring channels around each one";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var size = call.Size(this, "size");
        double alpha = call.Number("alpha"), beta = call.Number("beta"), k = call.Positive(this, "k");
        if (x.Shape.Rank < 2)
            throw call.Fail("NDSL1008", "x", $"'{call.Title(this)}' needs channels with positions, [channels, length] or [channels, height, width], but {x.Gives()}");
        var last = x.ToChannelsLast();
        // As PyTorch lays the window of an even size.
        var squares = last.Graph.Add(new WindowSumPrimitive(size / 2, (size - 1) / 2), last.Map(v => v * v));
        Expression v = Expression.Operand(0), s = Expression.Operand(1);
        return new[] { last.Graph.Elementwise(v * Scalar.Power.Of(k + alpha / size * s, -beta), last, squares).ToChannelsFirst() };
    }
}
