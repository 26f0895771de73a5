using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The last element of a sequence.</summary>
public sealed class LastStepOperation : Operation
{
    public override string Name => "LastStep";

    public override string Formula => "y = x[length − 1], or x[lengths − 1]";

    public override string ShapeRule => "x without its first axis";

    public override string Backward => "dy at that element, 0 elsewhere";

    public override Stepping? Step(CallRecord call, Func<Value, int> axisOf) =>
        axisOf((Value)call.Arguments["x"]!) == 0 ? Stepping.Along(-1) : null;

    public override Value[] Apply(Call call)
    {
        var x = call.Tensor("x");
        if (x.Shape.Rank == 0) throw call.Fail("NDSL1024", "x", $"LastStep takes a sequence [length, ..], but {x.Gives()}");
        var rest = new Shape(x.Shape.Dimensions.Skip(1));
        if (call.Steps(x) is not null) return new[] { x.Reshape(rest) };
        if (call.Lengths(this, x) is not { } lengths) return new[] { x.Part(0, x.Shape[0] - 1, 1).Reshape(rest) };

        // 1 at the last element, 0 elsewhere: the sum over the sequence is that element.
        var last = lengths.Map(n => n - 1).OneHot(x.Shape[0]).Reshape(new Shape(new[] { x.Shape[0] }.Concat(rest.Dimensions.Select(_ => 1))));
        return new[] { (x * last).SumOver(0).Reshape(rest) };
    }
}
