using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// A user's scalar function over elements. Arguments: <c>f</c>, an expression over x (and y); <c>x</c>, and <c>y</c> for a function of
/// two; where the user gave derivatives, <c>slope</c> by x (and <c>slopeY</c> by y), expressions over the same operands.
/// </summary>
public sealed class MapOperation : Operation
{
    public override string Name => "Map";

    public override string Formula => "y = f(x), or f(x, y)";

    public override string ShapeRule => "as x, or what x and y broadcast to";

    public override string Backward => "dy · f′, derived from the source of f or given by [Derivative]";

    public override Value[] Apply(Call call)
    {
        var operands = new[] { "x", "y" }.Where(call.Has).Select(call.Tensor).ToArray();
        var slopes = new[] { "slope", "slopeY" }.Where(call.Has).Select(call.Scalar).ToEquatableArray();
        if (slopes.Count != 0 && slopes.Count != operands.Length)
            throw call.Fail("NDSL2003", "f", $"{slopes.Count} of {operands.Length} derivatives are given: [Derivative] names one for each parameter");
        return new[] { call.Graph.Elementwise(new ElementwisePrimitive(call.Scalar("f"), null, slopes), call, operands) };
    }
}
