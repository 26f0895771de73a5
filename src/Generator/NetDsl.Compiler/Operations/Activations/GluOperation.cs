namespace NetDsl.Compiler;

/// <summary>The gated linear unit of Dauphin et al. 2016.</summary>
public sealed class GluOperation : Operation
{
    public override string Name => "Glu";

    public override string Formula => "y = a · σ(b) for the halves a, b of the axis";

    public override string ShapeRule => "[.., n, ..] of [.., 2n, ..]";

    public override string Backward => "da = dy · σ(b), db = dy · a · σ(b) · (1 − σ(b))";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axis = call.Axis("axis", x);
        var size = x.Shape[axis];
        if (size % 2 != 0)
            throw call.Fail("NDSL1022", "axis", $"Glu halves axis {axis}, but {x.Gives()} and {size} is odd: make it {size + 1}");
        Value a = x.Part(axis, 0, size / 2), b = x.Part(axis, size / 2, size / 2);
        return new[] { call.Graph.Elementwise(Expression.Operand(0) * Scalar.Sigmoid.Of(Expression.Operand(1)), a, b) };
    }
}
