using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What the forms of attention ask of their calls.</summary>
internal static class AttentionExtensions
{
    /// <summary>The number of heads, which must divide the width.</summary>
    public static int Heads(this Call call, Operation operation, int width)
    {
        var heads = call.Size(operation, "heads");
        if (width % heads == 0) return heads;
        var below = width / heads * heads;
        var divisor = Enumerable.Range(1, width).Where(d => width % d == 0).OrderBy(d => Math.Abs(d - heads)).First();
        throw call.Fail("NDSL1009", "heads", below == 0
            ? (Message)$"width {width} is not divisible by {heads} heads; use a width of {heads}, or {divisor} heads"
            : $"width {width} is not divisible by {heads} heads; nearest are {below} and {below + heads}, or use {divisor} heads", (Hints.Value, divisor));
    }

    /// <summary>Fails where queries and keys, or keys and values, do not meet.</summary>
    public static void RequireMeeting(this Call call, Operation operation, Value q, Value k, Value v)
    {
        int rank = q.Shape.Rank, keys = k.Shape[k.Shape.Rank - 2], values = v.Shape[v.Shape.Rank - 2];
        if (q.Shape[rank - 1] != k.Shape[rank - 1])
            throw call.Fail("NDSL1016", "k", $"{call.Title(operation)} joins queries of width {q.Shape[rank - 1]} and keys of width {k.Shape[rank - 1]}: they must be as wide");
        if (keys != values)
            throw call.Fail("NDSL1016", "v", $"{call.Title(operation)} has {keys} keys and {values} values: each key needs its value");
    }

    /// <summary>1/√width unless the call says otherwise.</summary>
    public static double ScaleOr(this Call call, int width) => call.OptionalNumber("scale") ?? 1 / Math.Sqrt(width);

    /// <summary>
    /// What is added to the scores [heads, queries, keys]: a bias as it is, and −∞ for keys that a mask or the length of the sequence hides; null
    /// for nothing.
    /// </summary>
    public static Value? ScoreBias(this Call call, Operation operation, int heads, int queries, int keys)
    {
        var scores = new Shape(heads, queries, keys);
        var bias = Broadcast(call, operation, "scoreBias", scores);
        if (Broadcast(call, operation, "mask", scores) is { } mask)
            bias = Joined(bias, mask.Map(hidden => Scalar.Select.Of(Scalar.Equal.Of(hidden, 0), 0, double.NegativeInfinity)));
        if (call.OptionalTensor("lengths") is not { } lengths) return bias;
        if (lengths.Element != ElementType.Int || lengths.Shape.Count != 1)
            throw call.Fail("NDSL1024", "lengths", $"{call.Title(operation)} takes one length for each sample, but {lengths.Gives()}");
        call.Graph.RequireRange(lengths, keys + 1);
        return Joined(bias, call.Graph.Elementwise(
            Scalar.Select.Of(Scalar.GreaterOrEqual.Of(Expression.Operand(0), Expression.Operand(1)), double.NegativeInfinity, 0), call.Graph.Add(new RangePrimitive(keys)), lengths.Reshape(Shape.Scalar)));
    }

    /// <summary>
    /// What attention does with a sequence that comes one element at a time: an element asks those before it, which are kept, or a memory that does not
    /// depend on the sequence.
    /// </summary>
    /// <param name="axis">Where the elements of queries, keys and values come.</param>
    public static Stepping? StepByCache(this CallRecord call, Func<Value, int> axisOf, string query, string[] memory, int axis)
    {
        int At(string name) => call.Arguments.TryGetValue(name, out var argument) && argument is Value value ? axisOf(value) : -1;
        var self = memory.All(name => At(name) == axis || (name == "memory" && !call.Arguments.ContainsKey(name)));
        if (At(query) != axis || !(self || memory.All(name => At(name) == -1))) return null;
        if (new[] { "mask", "lengths", "scoreBias" }.FirstOrDefault(name => At(name) != -1) is { } hidden)
            return Stepping.Refuse($"'{call.Layer}' is given {hidden} from the sequence itself");
        var causal = call.Argument("causal", false);
        if (self && !causal) return Stepping.Refuse($"'{call.Layer}' looks at elements that come later: set causal to true");
        if (!self && causal) return Stepping.Refuse($"'{call.Layer}' is causal to a memory");
        if (self && new[] { "mask", "lengths" }.Any(name => call.Arguments.TryGetValue(name, out var argument) && argument is Value))
            return Stepping.Refuse($"'{call.Layer}' hides keys beyond what causal does");
        return Stepping.Along(axis);
    }

    /// <summary>Hides the keys after the element at hand.</summary>
    public static Value? Until(this Value? bias, StepBuilder? steps)
    {
        if (steps is null) return bias;
        var graph = steps.Position.Graph;
        return Joined(bias, graph.Elementwise(
            Scalar.Select.Of(Scalar.Greater.Of(Expression.Operand(0), Expression.Operand(1)), double.NegativeInfinity, 0), graph.Add(new RangePrimitive(steps.Length)), steps.Position));
    }

    /// <summary>The attention of queries, keys and values that lie where their views say.</summary>
    public static Value Attend(this Call call, AttentionForm form, params Value[] operands)
    {
        // The stream is taken in both programs, so that a place in the network keeps its number.
        form = form with { Stream = call.Graph.NextRandomStream() };
        if (!call.Training) form = form with { Dropout = 0 };
        return call.Graph.Add(new AttentionPrimitive(form), operands);
    }

    /// <summary>A tensor that broadcasts to the scores. Masks hide: no gradient passes to where they come from.</summary>
    private static Value? Broadcast(Call call, Operation operation, string name, Shape scores)
    {
        if (call.OptionalTensor(name) is not { } value) return null;
        if (Shape.Broadcast(value.Shape, scores) != scores)
            throw call.Fail("NDSL1015", name, $"{call.Title(operation)} has scores {scores}, and {value.Shape} does not broadcast to that: [heads, queries, keys] or the last of these axes, each as large or 1");
        return name == "mask" ? call.Graph.Add(new StopGradientPrimitive(), value.Element == ElementType.Int ? value.Map(x => x) : value) : value;
    }

    private static Value Joined(Value? bias, Value other) => bias is { } sum ? sum + other : other;
}
