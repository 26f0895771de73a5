namespace NetDsl.Compiler;

/// <summary>A step or rounding with the gradient of the identity, of Bengio et al. 2013.</summary>
public sealed class StraightThroughOperation : Operation
{
    public override string Name => "StraightThrough";

    public override string Formula => "y = f(x)";

    public override string Backward => "dy";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var y = call.Function("f")(x);
        if (y.Type != x.Type)
            throw call.Fail("NDSL1026", "f", $"StraightThrough hands the gradient on as it is, but f makes {y.Shape} of {x.Shape}: f must keep the shape");
        return new[] { call.Graph.Add(new StraightThroughPrimitive(), x, y) };
    }
}
