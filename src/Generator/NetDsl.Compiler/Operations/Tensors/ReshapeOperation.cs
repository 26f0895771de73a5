using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The same values under another shape.</summary>
public sealed class ReshapeOperation : Operation
{
    public override string Name => "Reshape";

    public override string Formula => "the same values in the same order";

    public override string ShapeRule => "the shape given; one −1 takes what is left";

    public override string Backward => "dy, moved back";

    public override Value[] Apply(Call call) => new[] { call.Tensor("x").Reshape(Filled(call, call.Tensor("x"), call.Ints("shape"))) };

    private static Shape Filled(Call call, Value x, int[] shape)
    {
        var open = System.Array.IndexOf(shape, -1);
        if (shape.Any(d => d < 1 && d != -1) || open != System.Array.LastIndexOf(shape, -1))
            throw call.Fail("NDSL1008", "shape", $"Reshape to {new Shape(shape)}: dimensions are 1 or more, and one of them may be −1");
        var known = shape.Where(d => d != -1).Aggregate(1L, (product, d) => product * d);
        var count = x.Shape.Count;
        if (open >= 0 && count % known == 0) return new Shape(shape).With(open, (int)(count / known));
        if (open >= 0)
            throw call.Fail("NDSL1008", "shape", $"Reshape of {x.Shape} ({count.Grouped()} values) to {new Shape(shape)}: {count.Grouped()} is not divisible by {known.Grouped()}");
        if (known == count) return new Shape(shape);
        var difference = known - count;
        throw call.Fail("NDSL1008", "shape",
            difference > 0
                ? (Message)$"Reshape of {x.Shape} ({count:N0} values) to {new Shape(shape)} ({known:N0}): {difference:N0} too many"
                : $"Reshape of {x.Shape} ({count:N0} values) to {new Shape(shape)} ({known:N0}): {-difference:N0} too few");
    }
}
