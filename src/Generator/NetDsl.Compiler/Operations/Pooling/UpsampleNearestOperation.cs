using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Every element repeated.</summary>
public abstract class UpsampleNearestOperation : Operation
{
    /// <summary>Axes after the channels.</summary>
    protected abstract int Axes { get; }

    public override string Formula => "y[i] = x[⌊i / scale⌋]";

    public override string Backward => "the sum of dy over the repetitions";

    public override Value[] Apply(Call call)
    {
        var x = call.Pixels(this, Axes);
        var scale = call.Size(this, "scale");
        if (scale == 1) return new[] { x };
        // A new axis behind each that is scaled: repeating is broadcasting, and undoing it the sum.
        var image = x.ToChannelsLast();
        var channels = x.Shape[0];
        var apart = image.Reshape(new Shape(x.Shape.Dimensions.Skip(1).SelectMany(size => new[] { size, 1 }).Append(channels)));
        var repeated = apart.BroadcastTo(new Shape(x.Shape.Dimensions.Skip(1).SelectMany(size => new[] { size, scale }).Append(channels)));
        return new[] { repeated.Reshape(new Shape(x.Shape.Dimensions.Skip(1).Select(size => size * scale).Append(channels))).ToChannelsFirst() };
    }
}
