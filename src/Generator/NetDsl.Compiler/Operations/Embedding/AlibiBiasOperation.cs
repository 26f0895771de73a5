using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Positions as a bias of the scores, of Press et al. 2022.</summary>
public sealed class AlibiBiasOperation : Operation
{
    public override string Name => "AlibiBias";

    public override string Formula => "y[h, 0, j] = slope of head h · (j − length + 1): what a softmax makes of slope · (j − i)";

    public override string ShapeRule => "[heads, 1, length]";

    public override string Backward => "none";

    public override Value[] Apply(Call call)
    {
        int heads = call.Size(this, "heads"), length = call.Size(this, "length");

        // Where elements come one at a time, the length of the sequence is 1 to the network, and the keys are all of it.
        if (length == 1 && call.Graph.Steps is { } steps) length = steps.Length;
        var slopes = Slopes(heads);
        var positions = call.Graph.Add(new RangePrimitive(length)) - (length - 1);
        return new[] { call.Graph.Constant(new Shape(heads, 1, 1), slopes) * positions.Reshape(new Shape(1, 1, length)) };
    }

    /// <summary>A geometric sequence from 2^(−8/heads) for a power of two; other numbers of heads take every second slope of the next one for the rest.</summary>
    private static double[] Slopes(int heads)
    {
        var power = 1;
        while (power * 2 <= heads) power *= 2;
        return Enumerable.Range(1, power).Select(h => Math.Pow(2, -8.0 * h / power))
            .Concat(Enumerable.Range(0, heads - power).Select(h => Math.Pow(2, -8.0 * ((2 * h) + 1) / (2 * power)))).ToArray();
    }
}
