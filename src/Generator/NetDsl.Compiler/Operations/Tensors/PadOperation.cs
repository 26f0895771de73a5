using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Elements around a tensor: of one value, or its own.</summary>
public sealed class PadOperation : Operation
{
    public override string Name => "Pad";

    public override string Formula => "y = x among elements of the value, or of its own as the mode says";

    public override string ShapeRule => "each axis longer by its two widths";

    public override string Backward => "the middle of dy; with elements of x, the sum of dy over their places";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var widths = call.Ints("widths");
        var rank = x.Shape.Rank;
        if (widths.Length != 2 * rank)
            throw call.Fail("NDSL1021", "widths", $"Pad has {widths.Length} widths, but {x.Gives()}: give 2 for each axis, {2 * rank} in all (before and after, from the first axis on)");
        if (widths.Any(width => width < 0))
            throw call.Fail("NDSL1019", "widths", $"Pad has the width {widths.Min()}: widths are 0 or more, Slice takes elements away");
        if (widths.All(width => width == 0)) return new[] { x };
        if (call.PadsWithItself("mode"))
        {
            if (call.Number("value") != 0) throw call.Fail("NDSL1019", "value", $"Pad has the value {call.Number("value")} and the mode {call.Text("mode")}, which takes elements of the tensor: leave the value out");
            for (var axis = 0; axis < rank; axis++) x = call.Extended(this, "widths", call.Text("mode"), x, axis, widths[2 * axis], widths[(2 * axis) + 1]);
            return new[] { x };
        }

        var shape = new Shape(x.Shape.Dimensions.Select((d, axis) => d + widths[2 * axis] + widths[(2 * axis) + 1]));
        var starts = Enumerable.Range(0, rank).Select(axis => widths[2 * axis]).ToEquatableArray();
        return new[] { call.Graph.Add(new PlacePrimitive(shape, starts, Enumerable.Repeat(1, rank).ToEquatableArray(), call.Number("value")), x) };
    }
}
