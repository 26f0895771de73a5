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

    /// <summary>Writes the copy out of the operand.</summary>
    public void EmitGather(CpuKernel kernel)
    {
        if (!kernel.IsSliced)
        {
            kernel.Writer.Line($"Strided.Gather({kernel.Operand(0)}, {kernel.Result}, {kernel.Rows()}, {SampleSize}, {kernel.Type.Shape.Size}, {Start}, {CpuKernel.Ints(Extents.Dimensions)}, {CpuKernel.Ints(Strides)});");
            return;
        }

        var (first, last) = CpuKernel.Range(Cut.Of(kernel.Type.Shape));
        var size = kernel.Type.Shape.Size / kernel.Slices;
        var extents = new[] { $"{last} - {first}" }.Concat(Extents.Dimensions.Skip(1).Select(extent => $"{extent}"));
        kernel.Writer.Line($"if ({first} < {last}) Strided.Gather({kernel.Operand(0)}, {kernel.Result}[({first} * {size})..({last} * {size})], 0, 1, {SampleSize}, ({last} - {first}) * {size}, {Start} + {first} * {Strides[0]}, [{string.Join(", ", extents)}], {CpuKernel.Ints(Strides)});");
    }

    /// <summary>Writes the copy of an operand into the result; an operand without a batch goes into every row.</summary>
    public void EmitPlace(CpuKernel kernel, int operand)
    {
        var size = kernel.Type.Batched && !kernel.OperandType(operand).Batched ? 0 : Extents.Size;
        kernel.Writer.Line($"Strided.Place({kernel.Operand(operand)}, {kernel.Result}, {kernel.Rows()}, {size}, {SampleSize}, {Start}, {CpuKernel.Ints(Extents.Dimensions)}, {CpuKernel.Ints(Strides)});");
    }

    /// <summary>The copy out of the operand, a thread for each element.</summary>
    public void EmitGather(GpuKernel kernel)
    {
        using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, Extents.Size)))
        {
            var indices = GpuKernel.Split(kernel.Writer, "e", "i", new[] { 1 }.Concat(Extents.Dimensions).ToList(), open: true);
            kernel.Writer.Line($"{kernel.Result}[e] = {kernel.Operand(0)}[{GpuKernel.Offset(indices, new[] { SampleSize }.Concat(Strides).ToList(), Start)}];");
        }
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
