using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Moves of elements that several rules are written in.</summary>
internal static class MovementExtensions
{
    /// <summary><paramref name="count"/> elements of an axis from <paramref name="start"/> on, every <paramref name="step"/>-th.</summary>
    public static Value Part(this Value x, int axis, int start, int count, int step = 1)
    {
        if (start == 0 && step == 1 && count == x.Shape[axis]) return x;
        var starts = new int[x.Shape.Rank];
        var steps = Enumerable.Repeat(1, x.Shape.Rank).ToArray();
        starts[axis] = start;
        steps[axis] = step;
        return x.Graph.Add(new SlicePrimitive(x.Shape.With(axis, count), new EquatableArray<int>(starts), new EquatableArray<int>(steps)), x);
    }

    /// <summary>x as some columns of a larger matrix of zeros.</summary>
    public static Value Placed(this Value x, Shape whole, int column) =>
        x.Graph.Add(new PlacePrimitive(whole, EquatableArray.Of(0, column), EquatableArray.Of(1, 1), 0), x);

    public static Value InsertAxis(this Value x, int axis) =>
        x.Reshape(new Shape(x.Shape.Dimensions.Take(axis).Concat(new[] { 1 }).Concat(x.Shape.Dimensions.Skip(axis))));

    public static Value MoveToEnd(this Value x, int axis) =>
        x.Permute(Enumerable.Range(0, x.Shape.Rank).Where(other => other != axis).Concat(new[] { axis }).ToArray());

    public static Value SwapLastAxes(this Value x)
    {
        var axes = Enumerable.Range(0, x.Shape.Rank).ToArray();
        (axes[axes.Length - 2], axes[axes.Length - 1]) = (axes.Length - 1, axes.Length - 2);
        return x.Permute(axes);
    }
}
