using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What poolings over windows of [height, width, channels] and their gradients share.</summary>
public abstract record PoolPrimitive(PoolAxis Rows, PoolAxis Columns) : Primitive, IKernelPrimitive
{
    /// <summary>The shape of what the windows are laid over.</summary>
    protected abstract Shape Image(IReadOnlyList<Shape> operands);

    public override IEnumerable<string> Kernels => new[] { "Pooling", "PoolGeometry" };

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => true;

    public abstract void EmitCpu(CpuKernel kernel);

    /// <summary>The last arguments of a kernel that goes forward: samples, sizes, and the rows of the result where threads share them.</summary>
    protected string Samples(CpuKernel kernel) => kernel.IsSliced ? $"0, 1, {Geometry(kernel)}, {kernel.Rows(kernel.Slices)}" : $"{kernel.Rows()}, {Geometry(kernel)}";

    public abstract void EmitGpu(GpuKernel kernel);

    protected string Windows => $"windows of {(Rows == PoolAxis.Single ? $"{Columns}" : Rows == Columns ? $"{Rows}" : $"{Rows} × {Columns}")}";

    protected Shape Pooled(Shape image)
    {
        if (image.Rank != 3) throw new GraphException($"{Name} of {image}");
        foreach (var (axis, size) in new[] { (Rows, image[0]), (Columns, image[1]) })
            if (Enumerable.Range(0, axis.Kernel).All(tap => axis.Element(0, tap, size) < 0) || Enumerable.Range(0, axis.Kernel).All(tap => axis.Element(axis.Outputs - 1, tap, size) < 0))
                throw new GraphException($"{Name}: a window lies outside {image}");
        return new Shape(Rows.Outputs, Columns.Outputs, image[2]);
    }

    /// <summary>For every element of the result, the elements of the image that it is made of, in order.</summary>
    protected IEnumerable<(int Result, IEnumerable<int> Elements)> Reads(Shape image, int samples)
    {
        int channels = image[2], count = Rows.Outputs * Columns.Outputs * channels;
        for (var i = 0; i < samples * count; i++)
        {
            int sample = i / count, row = i % count / channels / Columns.Outputs, column = i / channels % Columns.Outputs, channel = i % channels;
            yield return (i,
                from tapRow in Enumerable.Range(0, Rows.Kernel)
                let y = Rows.Element(row, tapRow, image[0])
                where y >= 0
                from tapColumn in Enumerable.Range(0, Columns.Kernel)
                let x = Columns.Element(column, tapColumn, image[1])
                where x >= 0
                select (((((sample * image[0]) + y) * image[1]) + x) * channels) + channel);
        }
    }

    /// <summary>The value at each tap of all windows, as [out height, out width, channels], the fill where there is none.</summary>
    protected IEnumerable<Value> Taps(Value image, double fill)
    {
        int Reach(PoolAxis axis) => ((axis.Outputs - 1) * axis.Stride) + ((axis.Kernel - 1) * axis.Dilation) + 1;
        int height = System.Math.Max(Reach(Rows), Rows.Padding + image.Shape[0]), width = System.Math.Max(Reach(Columns), Columns.Padding + image.Shape[1]);
        var padded = image.Graph.Add(new PlacePrimitive(new Shape(height, width, image.Shape[2]), EquatableArray.Of(Rows.Padding, Columns.Padding, 0), ConcatPrimitive.Ones(3), fill), image);
        var shape = new Shape(Rows.Outputs, Columns.Outputs, image.Shape[2]);
        for (var row = 0; row < Rows.Kernel; row++)
            for (var column = 0; column < Columns.Kernel; column++)
                yield return image.Graph.Add(new SlicePrimitive(shape, EquatableArray.Of(row * Rows.Dilation, column * Columns.Dilation, 0), EquatableArray.Of(Rows.Stride, Columns.Stride, 1)), padded);
    }

    protected string Geometry(CpuKernel kernel)
    {
        var image = Image(Enumerable.Range(0, kernel.OperandCount).Select(i => kernel.OperandType(i).Shape).ToList());
        var named = new (string Name, int Value, int Usual)[]
        {
            ("KernelHeight", Rows.Kernel, 1), ("KernelWidth", Columns.Kernel, 1), ("StrideHeight", Rows.Stride, 1), ("StrideWidth", Columns.Stride, 1),
            ("DilationHeight", Rows.Dilation, 1), ("DilationWidth", Columns.Dilation, 1), ("Top", Rows.Padding, 0), ("Left", Columns.Padding, 0),
        };
        return $"new PoolGeometry({image[0]}, {image[1]}, {image[2]}, {Rows.Outputs}, {Columns.Outputs}{string.Concat(named.Where(n => n.Value != n.Usual).Select(n => $", {n.Name}: {n.Value}"))})";
    }

    /// <summary>A thread for each pooled value: the loops over its window, with the element's index as <c>tap</c>.</summary>
    protected void EmitWindow(GpuKernel kernel, Shape image, string before, string each, string after)
    {
        var writer = kernel.Writer;
        using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, Rows.Outputs * Columns.Outputs * image[2])))
        {
            var indices = GpuKernel.Split(writer, "e", "i", new[] { 1, Rows.Outputs, Columns.Outputs, image[2] }, open: true);
            writer.Line(before);
            using (writer.Block($"for (var m1 = 0; m1 < {Rows.Kernel}; m1++)"))
            using (writer.Block($"for (var m2 = 0; m2 < {Columns.Kernel}; m2++)"))
            {
                writer.Line($"var j1 = {indices[1]} * {Rows.Stride} - {Rows.Padding} + m1 * {Rows.Dilation};");
                writer.Line($"var j2 = {indices[2]} * {Columns.Stride} - {Columns.Padding} + m2 * {Columns.Dilation};");
                writer.Line($"var at = (({indices[0]} * {image[0]} + j1) * {image[1]} + j2) * {image[2]} + {indices[3]};");
                writer.Line($"if (j1 >= 0 && j1 < {image[0]} && j2 >= 0 && j2 < {image[1]}) {each}");
            }

            writer.Line(after);
        }
    }

    /// <summary>
    /// A thread for each element of the image: a loop over the windows that hold it, for each its statement with the index of the window's
    /// value as <c>at</c>, and the element's place in the window as <c>m1</c>, <c>m2</c>.
    /// </summary>
    protected void EmitBack(GpuKernel kernel, Shape image, System.Action<CodeWriter, string[]> each)
    {
        var writer = kernel.Writer;
        using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, image.Size)))
        {
            var indices = GpuKernel.Split(writer, "e", "i", new[] { 1, image[0], image[1], image[2] }, open: true);
            writer.Line("var sum = 0f;");
            using (writer.Block($"for (var m1 = 0; m1 < {Rows.Kernel}; m1++)"))
            using (writer.Block($"for (var m2 = 0; m2 < {Columns.Kernel}; m2++)"))
            {
                writer.Line($"var from1 = {indices[1]} + {Rows.Padding} - m1 * {Rows.Dilation};");
                writer.Line($"var from2 = {indices[2]} + {Columns.Padding} - m2 * {Columns.Dilation};");
                writer.Line($"var j1 = from1 / {Rows.Stride};");
                writer.Line($"var j2 = from2 / {Columns.Stride};");
                writer.Line($"var at = (({indices[0]} * {Rows.Outputs} + j1) * {Columns.Outputs} + j2) * {image[2]} + {indices[3]};");
                using (writer.Block($"if (from1 >= 0 && from2 >= 0 && j1 < {Rows.Outputs} && j2 < {Columns.Outputs} && j1 * {Rows.Stride} == from1 && j2 * {Columns.Stride} == from2)"))
                    each(writer, indices);
            }

            writer.Line($"{kernel.Result}[e] = sum;");
        }
    }
}
