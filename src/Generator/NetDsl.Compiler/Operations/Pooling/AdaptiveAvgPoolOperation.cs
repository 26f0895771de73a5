using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The means of windows that are as large as the wanted number of results asks for.</summary>
public abstract class AdaptiveAvgPoolOperation : Operation
{
    /// <summary>Axes after the channels.</summary>
    protected abstract int Axes { get; }

    public override string Formula => "y[i] = the mean of x from ⌊i · size / output⌋ up to ⌈(i + 1) · size / output⌉";

    public override string Backward => "dy / number, to every element of the window";

    public override Value[] Apply(Call call)
    {
        var x = call.Pixels(this, Axes);
        var outputs = call.Outputs(this, Axes);
        if (outputs.Select((output, axis) => output == x.Shape[axis + 1]).All(same => same)) return new[] { x };
        if (outputs.All(output => output == 1)) return new[] { x.MeanOver(Enumerable.Range(1, Axes).ToArray()) };
        var image = x.AsImage().Resize(axis =>
        {
            // A sequence is the second axis of its image; the first stays.
            int output = Axes == 2 ? outputs[axis] : axis == 0 ? 1 : outputs[0], size = Axes == 2 ? x.Shape[axis + 1] : axis == 0 ? 1 : x.Shape[1];
            return output == size ? System.Array.Empty<(int, double[])>() : Enumerable.Range(0, output).Select(i => PoolExtensions.Adaptive(i, size, output))
                .Select(window => (window.Start, Enumerable.Repeat(1.0 / window.Count, window.Count).ToArray())).ToArray();
        });
        return new[] { image.AsPixels(Axes) };
    }
}
