using System.Linq;

namespace NetDsl.Compiler;

/// <summary>One number for each channel.</summary>
public abstract class GlobalPoolOperation : Operation
{
    /// <summary>Axes after the channels.</summary>
    protected abstract int Axes { get; }

    public override string ShapeRule => "[channels]";

    /// <summary>The reduction over all axes but the channels, which stay with size 1.</summary>
    protected abstract Value Reduce(Value x, int[] axes);

    public override Value[] Apply(Call call)
    {
        var x = call.Pixels(this, Axes);
        return new[] { Reduce(x, Enumerable.Range(1, Axes).ToArray()).Reshape(new Shape(x.Shape[0])) };
    }
}
