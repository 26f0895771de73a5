using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What poolings ask of their calls: an image [channels, height, width] or a sequence [channels, length], and windows over it.</summary>
internal static class PoolExtensions
{
    // Windows are written down one by one at build time, and no side of an image is longer.
    private const int Largest = 65_536;

    /// <summary>x, which must have channels and so many axes after them.</summary>
    public static Value Pixels(this Call call, Operation operation, int axes)
    {
        var x = call.Tensor("x");
        if (x.Shape.Rank == axes + 1) return x;
        throw call.Fail("NDSL1024", "x", axes == 2
            ? (Message)$"{call.Title(operation)} takes an image [channels, height, width], but {x.Gives()}"
            : $"{call.Title(operation)} takes a sequence [channels, length], but {x.Gives()}");
    }

    /// <summary>x with its channels last, as [height, width, channels]; a sequence has one row.</summary>
    public static Value AsImage(this Value x) => x.Shape.Rank == 3 ? x.ToChannelsLast() : x.ToChannelsLast().InsertAxis(0);

    /// <summary>Back from [height, width, channels] to the layout of the user, with so many axes after the channels.</summary>
    public static Value AsPixels(this Value image, int axes) =>
        (axes == 2 ? image : image.Reshape(new Shape(image.Shape[1], image.Shape[2]))).ToChannelsFirst();

    /// <summary>The windows that <c>kernel</c>, <c>stride</c>, <c>padding</c>, <c>dilation</c> and <c>ceilMode</c> describe, rows first.</summary>
    public static (PoolAxis Rows, PoolAxis Columns) Windows(this Call call, Operation operation, Value x)
    {
        var axes = x.Shape.Rank - 1;
        var kernel = call.Numbers(operation, "kernel", axes, 1)!;
        var stride = call.Numbers(operation, "stride", axes, 1) ?? kernel;
        var padding = call.Numbers(operation, "padding", axes, 0) ?? new int[axes];
        var dilation = call.Arguments.ContainsKey("dilation") ? call.Numbers(operation, "dilation", axes, 1) ?? Enumerable.Repeat(1, axes).ToArray() : Enumerable.Repeat(1, axes).ToArray();
        var windows = Enumerable.Range(0, axes).Select(axis => Axis(x.Shape[axis + 1], kernel[axis], stride[axis], padding[axis], dilation[axis])).ToArray();
        return axes == 2 ? (windows[0], windows[1]) : (PoolAxis.Single, windows[0]);

        PoolAxis Axis(int size, int kernel, int stride, int padding, int dilation)
        {
            int reach = ((kernel - 1) * dilation) + 1, rest = size + (2 * padding) - reach;
            if (padding * 2 > kernel)
                throw call.Fail("NDSL1019", "padding", $"{call.Title(operation)} has padding {padding} for windows of {kernel}: a window must lie on the image by half, so at most {kernel / 2}");
            if (rest < 0)
                throw call.Fail("NDSL1003", "kernel", $"{call.Title(operation)} has windows of {reach}, but {x.Gives()}: nothing is left of {size} with padding {padding}");
            var outputs = ((rest + (call.Bool("ceilMode") ? stride - 1 : 0)) / stride) + 1;
            // The last window of the rounding up must begin on the image or its padding before it.
            if ((outputs - 1) * stride >= size + padding) outputs--;
            return new PoolAxis(kernel, stride, dilation, padding, outputs);
        }
    }

    /// <summary>One number for all axes, or one for each; null where the call leaves it out.</summary>
    private static int[]? Numbers(this Call call, Operation operation, string name, int axes, int smallest)
    {
        if (!call.Has(name)) return null;
        var numbers = call.Arguments[name] is int[] several ? several : Enumerable.Repeat(call.Int(name), axes).ToArray();
        if (numbers.Min() < smallest) throw call.Fail("NDSL1019", name, $"{call.Title(operation)} has {name} {numbers.Min()}: it must be at least {smallest}");
        return numbers.Max() <= Largest ? numbers : throw call.Fail("NDSL1019", name, $"{call.Title(operation)} has {name} {numbers.Max()}: it must be at most {Largest}");
    }

    /// <summary>The sizes that <c>output</c> asks for, one for each axis after the channels.</summary>
    public static int[] Outputs(this Call call, Operation operation, int axes) => call.Numbers(operation, "output", axes, 1)!;

    /// <summary>The elements that window i of an adaptive pooling covers: ⌊i · size / outputs⌋ up to ⌈(i + 1) · size / outputs⌉.</summary>
    public static (int Start, int Count) Adaptive(int output, int size, int outputs)
    {
        var start = (int)((long)output * size / outputs);
        return (start, (int)((((output + 1L) * size) + outputs - 1) / outputs) - start);
    }

    /// <summary>Weighted sums along each axis of an image, rows first; an axis without weights stays.</summary>
    public static Value Resize(this Value image, Func<int, (int Start, double[] Weights)[]> rows)
    {
        for (var axis = 0; axis < 2; axis++)
            if (rows(axis) is { Length: > 0 } weights) image = BandPrimitive.Apply(image, axis, weights);
        return image;
    }
}
