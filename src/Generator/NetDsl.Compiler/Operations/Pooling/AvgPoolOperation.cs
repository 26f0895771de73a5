using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The mean of each window.</summary>
public abstract class AvgPoolOperation : Operation
{
    /// <summary>Axes after the channels.</summary>
    protected abstract int Axes { get; }

    public override string Formula => "y = the sum of each window / its number of elements";

    public override string Backward => "dy / number, to every element of the window";

    public override Value[] Apply(Call call)
    {
        var x = call.Pixels(this, Axes);
        var (rows, columns) = call.Windows(this, x);
        var image = x.AsImage();
        var sum = call.Graph.Add(new SumPoolPrimitive(rows, columns), image);
        if (call.OptionalInt("divisor") is { } divisor)
            return divisor >= 1 ? new[] { (sum / divisor).AsPixels(Axes) } : throw call.Fail("NDSL1019", "divisor", $"{call.Title(this)} has divisor {divisor}: it must be at least 1");
        // How many elements a window counts is the product of how many it counts along each axis.
        var counted = call.Bool("countIncludePad");
        foreach (var (counts, shape) in new[] { (Counts(rows, image.Shape[0], counted), new Shape(rows.Outputs, 1, 1)), (Counts(columns, image.Shape[1], counted), new Shape(columns.Outputs, 1)) })
            sum = counts.All(count => count == counts[0]) ? sum / counts[0] : sum * call.Graph.Constant(shape, counts.Select(count => 1.0 / count).ToArray());
        return new[] { sum.AsPixels(Axes) };
    }

    /// <summary>The elements of each window along an axis; with the padding, or only those of the image.</summary>
    private static int[] Counts(PoolAxis axis, int size, bool padding) => Enumerable.Range(0, axis.Outputs).Select(output =>
    {
        var start = (output * axis.Stride) - axis.Padding;
        return padding ? Math.Min(start + axis.Kernel, size + axis.Padding) - start : Math.Min(start + axis.Kernel, size) - Math.Max(start, 0);
    }).ToArray();
}
