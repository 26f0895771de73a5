using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The dimensions of one sample: the batch is left out. The empty shape is a scalar.</summary>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly EquatableArray<int> dimensions;

    public Shape(params int[] dimensions) => this.dimensions = new EquatableArray<int>(dimensions);

    public Shape(IEnumerable<int> dimensions) : this(dimensions.ToArray())
    {
    }

    public static Shape Scalar => default;

    public int Rank => dimensions.Count;

    public int this[int axis] => dimensions[axis];

    public IReadOnlyList<int> Dimensions => dimensions;

    /// <summary>The number of values, 1 for a scalar.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (var d in dimensions) count *= d;
            return count;
        }
    }

    /// <summary>The number of values as an int: the builder refuses shapes that pass <see cref="int.MaxValue"/>.</summary>
    public int Size => checked((int)Count);

    /// <summary>The product of the dimensions from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public int Product(int start, int end)
    {
        var product = 1;
        for (var i = start; i < end; i++) product *= dimensions[i];
        return product;
    }

    public Shape With(int axis, int dimension)
    {
        var copy = dimensions.ToArray();
        copy[axis] = dimension;
        return new Shape(copy);
    }

    public Shape Without(int axis) => new(dimensions.Where((_, i) => i != axis));

    public Shape Append(int dimension) => new(dimensions.Concat(new[] { dimension }));

    public bool Equals(Shape other) => dimensions.Equals(other.dimensions);

    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    public override int GetHashCode() => dimensions.GetHashCode();

    /// <summary>As messages and comments show it: <c>[64, 28, 28]</c>.</summary>
    public override string ToString() =>
        "[" + string.Join(", ", dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture))) + "]";

    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>The shape that both broadcast to, aligned at the last axis; null where an axis differs and neither is 1.</summary>
    public static Shape? Broadcast(Shape a, Shape b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        var result = new int[rank];
        for (var i = 1; i <= rank; i++)
        {
            var da = i <= a.Rank ? a[a.Rank - i] : 1;
            var db = i <= b.Rank ? b[b.Rank - i] : 1;
            if (da != db && da != 1 && db != 1) return null;
            result[rank - i] = da == 1 ? db : da;
        }

        return new Shape(result);
    }
}
