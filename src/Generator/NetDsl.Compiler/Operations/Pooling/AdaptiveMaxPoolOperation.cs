using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The largest of windows that are as large as the wanted number of results asks for.</summary>
public abstract class AdaptiveMaxPoolOperation : Operation
{
    /// <summary>Axes after the channels.</summary>
    protected abstract int Axes { get; }

    public override string Formula => "y[i] = the largest x from ⌊i · size / output⌋ up to ⌈(i + 1) · size / output⌉";

    public override string Backward => "dy to the element that attains the largest";

    public override Value[] Apply(Call call)
    {
        var x = call.Pixels(this, Axes);
        var outputs = call.Outputs(this, Axes);
        // The largest of an image's window is the largest of its rows' largest.
        for (var axis = 1; axis <= Axes; axis++)
        {
            int size = x.Shape[axis], output = outputs[axis - 1];
            if (output == size) continue;
            var parts = Enumerable.Range(0, output).Select(i => PoolExtensions.Adaptive(i, size, output)).Select(window => x.Part(axis, window.Start, window.Count).MaxOver(axis)).ToArray();
            x = parts.Length == 1 ? parts[0] : call.Graph.Add(new ConcatPrimitive(axis), parts);
        }

        return new[] { x };
    }
}
