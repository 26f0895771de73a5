using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Axes that calls name, and what reductions do over them.</summary>
internal static class AxisExtensions
{
    /// <summary>An axis of x known by number, with the same failure as one from an argument.</summary>
    public static int AxisOf(this Call call, string argument, int axis, Value x)
    {
        var rank = x.Shape.Rank;
        if (axis < -rank || axis >= rank)
            throw call.Fail("NDSL1017", argument, rank == 0
                ? (Message)$"axis {axis} is asked for, but {x.Gives()}, a single number without axes"
                : $"axis {axis} is asked for, but {x.Gives()}: its axes are 0 to {rank - 1}, or −{rank} to −1");
        return axis < 0 ? axis + rank : axis;
    }

    /// <summary>Several axes, each named once, in the order given.</summary>
    public static int[] Axes(this Call call, string name, Value x)
    {
        var axes = call.Ints(name).Select(axis => call.AxisOf(name, axis, x)).ToArray();
        var twice = axes.GroupBy(axis => axis).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? axes : throw call.Fail("NDSL1021", name, $"axis {twice.Key} is named {twice.Count()} times: name each once");
    }

    /// <summary>Where a new axis goes: one more place than x has axes.</summary>
    public static int NewAxis(this Call call, string name, Value x)
    {
        int axis = call.Int(name), places = x.Shape.Rank + 1;
        if (axis < -places || axis >= places)
            throw call.Fail("NDSL1017", name, $"a new axis {axis} is asked for, but {x.Gives()}: it can be 0 to {places - 1}, or −{places} to −1");
        return axis < 0 ? axis + places : axis;
    }

    /// <summary>The axes of a reduction, ascending: one <c>axis</c>, several <c>axes</c>, or all where neither is given.</summary>
    public static int[] ReducedAxes(this Call call, Value x)
    {
        if (call.Has("axis")) return new[] { call.Axis("axis", x) };
        return call.Has("axes") && call.Ints("axes").Length > 0
            ? call.Axes("axes", x).OrderBy(axis => axis).ToArray()
            : Enumerable.Range(0, x.Shape.Rank).ToArray();
    }

    /// <summary>Reduces over ascending axes, neighbours in one step; they stay with size 1.</summary>
    public static Value Reduce(this Value x, ReduceKind kind, int[] axes)
    {
        for (var i = 0; i < axes.Length;)
        {
            var first = i++;
            while (i < axes.Length && axes[i] == axes[i - 1] + 1) i++;
            x = x.Graph.Add(new ReducePrimitive(kind, axes[first], i - first), x);
        }

        return x;
    }

    public static int CountOver(this Value x, int[] axes) => axes.Aggregate(1, (count, axis) => count * x.Shape[axis]);

    public static Value MeanOver(this Value x, int[] axes) => x.Reduce(ReduceKind.Sum, axes) / x.CountOver(axes);

    /// <summary>Drops the reduced axes unless the call keeps them.</summary>
    public static Value DropReduced(this Value x, Call call, int[] axes) =>
        call.Bool("keepDims") ? x : x.Reshape(new Shape(x.Shape.Dimensions.Where((_, axis) => !axes.Contains(axis))));
}
