using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A regular selection of a sample's elements: extents, the step through memory along each, and where it starts.</summary>
/// <param name="SampleSize">Elements of the whole sample that is looked into.</param>
internal sealed record StridedView(Shape Extents, EquatableArray<int> Strides, int Start, int SampleSize)
{
    public StridedView(Shape extents, int[] strides, int start, int sampleSize)
        : this(extents, new EquatableArray<int>(strides), start, sampleSize)
    {
    }

    /// <summary>The part <paramref name="part"/> of <paramref name="whole"/>, element <c>start + i · step</c> along every axis.</summary>
    public static StridedView Of(Shape part, Shape whole, EquatableArray<int> starts, EquatableArray<int> steps)
    {
        var strides = Enumerable.Range(0, whole.Rank).Select(axis => whole.Product(axis + 1, whole.Rank)).ToArray();
        return new StridedView(part, strides.Select((stride, axis) => stride * steps[axis]).ToArray(), strides.Select((stride, axis) => stride * starts[axis]).Sum(), whole.Size);
    }

    public double[] Gather(double[] x, int samples)
    {
        var y = new double[samples * Extents.Size];
        for (var i = 0; i < y.Length; i++) y[i] = x[Offset(i)];
        return y;
    }

    public void Place(double[] x, double[] y, int samples)
    {
        for (var i = 0; i < samples * Extents.Size; i++) y[Offset(i)] = x[i];
    }

    private int Offset(int index)
    {
        var offset = (index / Extents.Size * SampleSize) + Start;
        var rest = index % Extents.Size;
        for (var axis = Extents.Rank - 1; axis >= 0; axis--)
        {
            offset += rest % Extents[axis] * Strides[axis];
            rest /= Extents[axis];
        }

        return offset;
    }
}
