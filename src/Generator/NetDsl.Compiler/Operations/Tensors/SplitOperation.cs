using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>An axis cut into parts.</summary>
public sealed class SplitOperation : Operation
{
    public override string Name => "Split";

    public override string Formula => "yᵢ = the i-th part of x along the axis";

    public override string ShapeRule => "one result for each part";

    public override string Backward => "the dyᵢ, each in its place";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axis = call.Axis("axis", x);
        var results = new List<Value>();
        var start = 0;
        foreach (var size in Sizes(call, x, axis))
        {
            results.Add(x.Part(axis, start, size));
            start += size;
        }

        return results.ToArray();
    }

    private static int[] Sizes(Call call, Value x, int axis)
    {
        var length = x.Shape[axis];
        if (call.Has("sizes"))
        {
            var sizes = call.Ints("sizes");
            if (sizes.Any(size => size < 1) || sizes.Sum(size => (long)size) != length)
                throw call.Fail("NDSL1023", "sizes", $"Split cuts axis {axis} into {string.Join(" + ", sizes)} = {sizes.Sum(size => (long)size)}, but {x.Gives()}: the parts, each 1 or more, must add up to {length}");
            return sizes;
        }

        var count = call.Int("count");
        if (count < 1 || length % count != 0)
            throw call.Fail("NDSL1023", "count", $"Split cuts axis {axis} into {count} equal parts, but {x.Gives()} and {length} is not divisible by {count}");
        return Enumerable.Repeat(length / count, count).ToArray();
    }
}
