using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>Attention of Vaswani et al. 2017 with the heads as an axis of their own.</summary>
public sealed class ScaledDotProductAttentionOperation : Operation
{
    public override string Name => "ScaledDotProductAttention";

    public override string Formula => "y = softmax(scale · q · kᵀ + bias) · v in every head; zeros where no key is seen";

    public override string ShapeRule => "[heads, queries, width of v], or [queries, width of v]";

    public override string Backward => "dq, dk, dv from the weights made again";

    public override bool Remembers => true;

    public override Stepping? Step(CallRecord call, Func<Value, int> axisOf) =>
        call.StepByCache(axisOf, "q", new[] { "k", "v" }, ((Value)call.Arguments["q"]!).Shape.Rank - 2);

    public override Value[] Apply(Call call)
    {
        Value q = Rows(call, "q"), k = Rows(call, "k"), v = Rows(call, "v");
        foreach (var (name, other) in new[] { ("k", k), ("v", v) })
            if (other.Shape.Rank != q.Shape.Rank || (q.Shape.Rank == 3 && other.Shape[0] != q.Shape[0]))
                throw call.Fail("NDSL1016", name, $"{Name} joins q {q.Shape} and {name} {other.Shape}: the number of heads must be the same");
        call.RequireMeeting(this, q, k, v);
        var rank = q.Shape.Rank;
        int heads = rank == 3 ? q.Shape[0] : 1, queries = q.Shape[rank - 2], keys = k.Shape[rank - 2], width = q.Shape[rank - 1], valueWidth = v.Shape[rank - 1];
        var steps = call.Steps(k);
        if (steps is not null) keys = steps.Length;
        var operands = new List<Value> { q, Kept(call, steps, "keys", k), Kept(call, steps, "values", v) };
        if (call.ScoreBias(this, heads, queries, keys).Until(steps) is { } bias) operands.Add(bias);
        AttentionView View(int operand, int rows, int columns) => new(operand, 0, columns, rows * columns);
        AttentionView Memory(int operand, int columns) => steps is null ? View(operand, keys, columns) : new AttentionView(operand, 0, heads * columns, columns);
        var y = call.Attend(new AttentionForm(
            heads, queries, keys, width, valueWidth, call.ScaleOr(width), call.Bool("causal") && steps is null,
            View(0, queries, width), Memory(1, width), Memory(2, valueWidth), operands.Count == 4 ? 3 : -1, call.Share(this, "dropout"), 0, HeadsFirst: true), operands.ToArray());
        return new[] { rank == 3 ? y : y.Reshape(new Shape(queries, valueWidth)) };
    }

    /// <summary>All elements so far with the heads side by side in each row, where they come one at a time.</summary>
    private static Value Kept(Call call, StepBuilder? steps, string name, Value x) =>
        steps is null ? x : steps.Append($"{call.LayerName}.{name}", x.Reshape(new Shape(1, x.Shape.Size)));

    private static Value Rows(Call call, string name)
    {
        var x = call.Tensor(name);
        return x.Shape.Rank is 2 or 3
            ? x
            : throw call.Fail("NDSL1024", name, $"ScaledDotProductAttention takes [heads, length, width] or [length, width], but {x.Gives()}");
    }
}
