using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>An image enlarged with straight lines between its pixels.</summary>
public sealed class UpsampleBilinear2dOperation : Operation
{
    public override string Name => "UpsampleBilinear2d";

    public override string Formula => "y = x between the four pixels around (i + ½) / scale − ½, or i · (size − 1) / (scale · size − 1) with aligned corners";

    public override string ShapeRule => "[channels, scale · height, scale · width]";

    public override string Backward => "dy to the four pixels, by their weights";

    public override Value[] Apply(Call call)
    {
        var x = call.Pixels(this, 2);
        var scale = call.Size(this, "scale");
        if (scale == 1) return new[] { x };
        var corners = call.Bool("alignCorners");
        return new[] { x.AsImage().Resize(axis => Enumerable.Range(0, x.Shape[axis + 1] * scale).Select(i => Between(i, x.Shape[axis + 1], scale, corners)).ToArray()).AsPixels(2) };
    }

    /// <summary>The two elements that a result lies between, and their weights; at the end of the axis it may be one.</summary>
    private static (int Start, double[] Weights) Between(int output, int size, int scale, bool corners)
    {
        // In whole numbers first: a place on an element must not become one between two by rounding.
        long numerator = corners ? (long)output * (size - 1) : Math.Max(0, (2L * output) + 1 - scale), denominator = corners ? (size * scale) - 1 : 2L * scale;
        var start = (int)(numerator / denominator);
        var weight = numerator % denominator / (double)denominator;
        return weight == 0 || start == size - 1 ? (start, new[] { 1.0 }) : (start, new[] { 1 - weight, weight });
    }
}
