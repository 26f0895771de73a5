using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>Multi-head attention with its projections, as PyTorch has it.</summary>
public sealed class MultiHeadAttentionOperation : Operation
{
    public override string Name => "MultiHeadAttention";

    public override string Formula => "y = out_proj(attention of x · in_projᵀ); with a memory, keys and values come from there";

    public override string Backward => "that of the projections and of Attention";

    public override bool Remembers => true;

    public override Stepping? Step(CallRecord call, Func<Value, int> axisOf) => call.StepByCache(axisOf, "x", new[] { "memory" }, 0);

    public override Value[] Apply(Call call)
    {
        var x = call.Sequence(this, "x");
        int length = x.Shape[0], width = x.Shape[1], heads = call.Heads(this, width);
        var memory = call.Has("memory") ? call.Sequence(this, "memory") : x;
        if (memory.Shape[1] != width)
            throw call.Fail("NDSL1016", "memory", $"{call.Title(this)} joins queries of width {width} and a memory of width {memory.Shape[1]}: they must be as wide");
        var weight = call.Parameter("in_proj_weight", new Shape(3 * width, width), call.InitOr("XavierUniform"), width, 3 * width, call.Number("gain"));
        Value? bias = call.Bool("bias") ? call.Parameter("in_proj_bias", new Shape(3 * width), "Zeros", width, 3 * width) : null;
        var steps = call.Steps(memory);
        var projected = Project(x, weight, bias, (0, memory.Id == x.Id ? 3 * width : width));
        var operands = new List<Value> { projected };
        if (memory.Id != x.Id) operands.Add(Project(memory, weight, bias, (width, 2 * width)));
        else if (steps is not null) operands.Add(steps.Append(call.LayerName + ".keys_and_values", projected.Part(1, width, 2 * width)));
        int keyed = operands.Count - 1, keys = operands[keyed].Shape[0], first = keyed == 0 ? width : 0, row = operands[keyed].Shape[1], head = width / heads;
        var scores = call.ScoreBias(this, heads, length, keys).Until(steps);
        if (scores is { } value) operands.Add(value);
        var y = call.Attend(new AttentionForm(
            heads, length, keys, head, head, call.ScaleOr(head), call.Bool("causal") && steps is null,
            new AttentionView(0, 0, projected.Shape[1], head), new AttentionView(keyed, first, row, head), new AttentionView(keyed, first + width, row, head),
            scores is null ? -1 : operands.Count - 1, call.Share(this, "dropout"), 0, HeadsFirst: false), operands.ToArray());
        var outWeight = call.Parameter("out_proj.weight", new Shape(width, width), call.InitOr("FanInUniform"), width, width, call.Number("gain"));
        Value? outBias = bias is null ? null : call.Parameter("out_proj.bias", new Shape(width), "Zeros", width, width);
        return new[] { Project(y, outWeight, outBias, (0, width)) };
    }

    /// <summary>x times some rows of the weight, with the bias where there is one.</summary>
    private static Value Project(Value x, Value weight, Value? bias, (int First, int Count) rows)
    {
        var y = x.Linear(weight.Part(0, rows.First, rows.Count));
        return bias is { } b ? y + b.Part(0, rows.First, rows.Count) : y;
    }
}
