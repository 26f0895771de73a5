using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Attention with the heads side by side in each row, as projections leave them.</summary>
public sealed class AttentionOperation : Operation
{
    public override string Name => "Attention";

    public override string Formula => "y = softmax(scale · q · kᵀ + bias) · v in every head, head h in columns h · width / heads and following";

    public override string ShapeRule => "[queries, width of v]";

    public override string Backward => "dq, dk, dv from the weights made again";

    public override bool Remembers => true;

    public override Stepping? Step(CallRecord call, Func<Value, int> axisOf) => call.StepByCache(axisOf, "q", new[] { "k", "v" }, 0);

    public override Value[] Apply(Call call)
    {
        Value q = call.Sequence(this, "q"), k = call.Sequence(this, "k"), v = call.Sequence(this, "v");
        call.RequireMeeting(this, q, k, v);
        var steps = call.Steps(k);
        if (steps is not null) (k, v) = (steps.Append(call.LayerName + ".keys", k), steps.Append(call.LayerName + ".values", v));
        int heads = call.Heads(this, q.Shape[1]), queries = q.Shape[0], keys = k.Shape[0];
        if (v.Shape[1] % heads != 0) call.Heads(this, v.Shape[1]);
        var operands = new List<Value>();
        var views = new[] { q, k, v }.Select(x => View(x, heads, operands)).ToArray();
        var bias = call.ScoreBias(this, heads, queries, keys).Until(steps);
        if (bias is { } value) operands.Add(value);
        int width = q.Shape[1] / heads, valueWidth = v.Shape[1] / heads;
        return new[]
        {
            call.Attend(new AttentionForm(
                heads, queries, keys, width, valueWidth, call.ScaleOr(width), call.Bool("causal") && steps is null,
                views[0], views[1], views[2], bias is null ? -1 : operands.Count - 1, call.Share(this, "dropout"), 0, HeadsFirst: false), operands.ToArray()),
        };
    }

    /// <summary>Where x lies. Columns that were cut out of a larger matrix are read where they are, so that one product may hold queries, keys and values.</summary>
    private static AttentionView View(Value x, int heads, List<Value> operands)
    {
        var (whole, offset) = (x, 0);
        if (x.Node.Primitive is SlicePrimitive { Starts: var starts, Steps: var steps } && steps.All(step => step == 1) && new Value(x.Graph, x.Node.Operands[0]) is var source && source.Shape.Rank == 2 && source.Shape[0] == x.Shape[0])
            (whole, offset) = (source, starts[1]);
        var at = operands.FindIndex(operand => operand.Id == whole.Id);
        if (at < 0)
        {
            at = operands.Count;
            operands.Add(whole);
        }

        return new AttentionView(at, offset, whole.Shape[1], x.Shape[1] / heads);
    }
}
