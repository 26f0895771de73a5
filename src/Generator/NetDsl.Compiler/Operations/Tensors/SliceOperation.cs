namespace NetDsl.Compiler;

/// <summary>A part of an axis.</summary>
public sealed class SliceOperation : Operation
{
    public override string Name => "Slice";

    public override string Formula => "y[i] = x[start + i · step] along the axis";

    public override string ShapeRule => "the axis becomes ⌈(stop − start) / step⌉";

    public override string Backward => "dy in its place among zeros";

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        var axis = call.Axis("axis", x);
        int length = x.Shape[axis], step = call.Int("step");
        if (step < 1) throw call.Fail("NDSL1020", "step", $"Slice goes in steps of {step}: a step is at least 1");
        int start = Bound(call, "start", call.Int("start"), x, axis), stop = call.OptionalInt("stop") is { } given ? Bound(call, "stop", given, x, axis) : length;
        if (stop <= start) throw call.Fail("NDSL1020", "stop", $"Slice takes {start} up to {stop} of axis {axis}: nothing lies between");
        return new[] { x.Part(axis, start, (stop - start + step - 1) / step, step) };
    }

    private static int Bound(Call call, string name, int value, Value x, int axis)
    {
        var length = x.Shape[axis];
        if (value < -length || value > length || (name == "start" && value == length))
            throw call.Fail("NDSL1020", name, $"Slice asks for {name} {value} on axis {axis}, but {x.Gives()}: that axis has {length}");
        return value < 0 ? value + length : value;
    }
}
