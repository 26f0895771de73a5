namespace NetDsl.Compiler;

/// <summary>Positions as rotations of pairs of values, of Su et al. 2021.</summary>
public sealed class RotaryPositionsOperation : Operation
{
    public override string Name => "RotaryPositions";

    public override string Formula => "in every head, pair i at position p turns by the angle p / base^(2i/width of a head)";

    public override string Backward => "the same turned back";

    public override Stepping? Step(CallRecord call, System.Func<Value, int> axisOf) => call.StepByPosition("x", axisOf);

    public override Value[] Apply(Call call)
    {
        var x = call.Sequence(this, "x");
        int length = x.Shape[0], heads = call.Heads(this, x.Shape[1]), width = x.Shape[1] / heads, pairs = width / 2;
        if (width % 2 != 0)
            throw call.Fail("NDSL1022", "heads", $"{Name} turns pairs of values, but {heads} heads of {x.Shape[1]} are {width} wide, which is odd");

        // Column 2i of the sinusoids is the sine of pair i's angle, column 2i + 1 its cosine. The two of a pair are neighbours, or half a head apart.
        var sinusoids = call.RowsAt(call.Graph.Add(new SinusoidPrimitive(call.Steps(x)?.Length ?? length, width, call.Positive(this, "base"))), x);
        var interleaved = call.Bool("interleaved");
        var split = interleaved ? new Shape(length, heads, pairs, 2) : new Shape(length, heads, 2, pairs);
        var (table, sides) = interleaved ? (new Shape(length, 1, pairs, 1), new Shape(2)) : (new Shape(length, 1, 1, pairs), new Shape(2, 1));
        var pair = x.Reshape(split);
        var side = interleaved ? 3 : 2;
        var other = pair.Part(side, 1, 2, step: -1);
        var sign = call.Graph.Constant(sides, -1, 1);
        return new[] { ((pair * sinusoids.Part(1, 1, pairs, 2).Reshape(table)) + (other * (sinusoids.Part(1, 0, pairs, 2).Reshape(table) * sign))).Reshape(x.Shape) };
    }
}
