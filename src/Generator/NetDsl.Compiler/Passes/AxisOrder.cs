using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>An order of axes: axis i of the value as the user has it is axis <c>this[i]</c> of the value in memory.</summary>
internal sealed record AxisOrder(EquatableArray<int> Axes)
{
    public static AxisOrder Same(int rank) => new(Enumerable.Range(0, rank).ToEquatableArray());

    public int Rank => Axes.Count;

    public int this[int axis] => Axes[axis];

    public bool IsSame => Axes.SequenceEqual(Enumerable.Range(0, Rank));

    /// <summary>The axis of the user's that lies at each place in memory.</summary>
    public AxisOrder Inverse()
    {
        var inverse = new int[Rank];
        for (var axis = 0; axis < Rank; axis++) inverse[Axes[axis]] = axis;
        return new AxisOrder(new EquatableArray<int>(inverse));
    }

    /// <summary>What the user's order of a further permutation is.</summary>
    public AxisOrder Then(IEnumerable<int> axes) => new(axes.Select(axis => Axes[axis]).ToEquatableArray());

    /// <summary>The order for values with further axes in front, which stay there.</summary>
    public AxisOrder WithLeading(int rank) =>
        rank == Rank ? this : new(Enumerable.Range(0, rank - Rank).Concat(Axes.Select(axis => axis + rank - Rank)).ToEquatableArray());

    /// <summary>A shape of the user's as it is in memory.</summary>
    public Shape ToMemory(Shape shape)
    {
        var dimensions = new int[Rank];
        for (var axis = 0; axis < Rank; axis++) dimensions[Axes[axis]] = shape[axis];
        return new Shape(dimensions);
    }

    /// <summary>Numbers of the user's axes as those of the axes in memory.</summary>
    public EquatableArray<int> ToMemory(EquatableArray<int> numbers) => ToMemory(new Shape(numbers)).Dimensions.ToEquatableArray();

    /// <summary>True where both orders lay a value of this shape out alike: axes of size 1 may stand anywhere.</summary>
    public bool LaysOutAs(AxisOrder other, Shape shape) => Long(shape).SequenceEqual(other.Long(shape));

    private IEnumerable<int> Long(Shape shape) => Inverse().Axes.Where(axis => shape[axis] != 1);
}
