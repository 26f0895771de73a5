using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>One direction of one recurrent layer: its parameters under PyTorch's names, and its nodes.</summary>
internal sealed class RecurrentLayer
{
    private readonly Call call;
    private readonly RecurrentCell cell;
    private readonly string suffix;
    private readonly int hidden;
    private readonly bool reverse;
    private readonly int truncate;

    /// <param name="suffix">What ends the names of its parameters, <c>l0_reverse</c>.</param>
    public RecurrentLayer(Call call, RecurrentCell cell, string suffix, int hidden, bool reverse, int truncate)
    {
        this.call = call;
        this.cell = cell;
        this.suffix = suffix;
        this.hidden = hidden;
        this.reverse = reverse;
        this.truncate = truncate;
    }

    /// <param name="first">The first h (and c) of each sample, or nulls.</param>
    /// <returns>The outputs [length, hidden], and where wanted the last h (and c), each [1, hidden].</returns>
    public (Value Outputs, Value[] Last) Apply(Value x, IReadOnlyList<Value?> first, Value? lengths, bool states)
    {
        var form = new RecurrentForm(cell, x.Shape[0], hidden, reverse, states, call.Bool("bias"), first[0].HasValue, lengths.HasValue, truncate);
        int gates = form.Gates * hidden, inputs = x.Shape[1];
        var products = (x.Batched ? x : call.Graph.Add(new BatchBroadcastPrimitive(), x)).Linear(Parameter("weight_ih", new Shape(gates, inputs)));
        var operands = new List<Value> { products, Parameter("weight_hh", new Shape(gates, hidden)) };
        if (form.Bias)
        {
            operands[0] = products + Parameter("bias_ih", new Shape(gates));
            operands.Add(Parameter("bias_hh", new Shape(gates)));
        }

        operands.AddRange(first.Where(state => state.HasValue).Select(state => state!.Value));
        if (lengths is { } given) operands.Add(given);
        var result = call.Graph.Add(new RecurrencePrimitive(form), operands.ToArray());
        return (result.Part(0, 0, form.Steps), Enumerable.Range(0, states ? form.Carried : 0).Select(i => result.Part(0, form.Steps + i, 1)).ToArray());
    }

    // All within 1/√hidden, as PyTorch fills them.
    private Value Parameter(string role, Shape shape) => call.Parameter(suffix.Length == 0 ? role : role + "_" + suffix, shape, "FanInUniform", hidden, shape[0]);
}
