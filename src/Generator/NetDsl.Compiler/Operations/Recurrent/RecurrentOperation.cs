using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A stack of recurrent layers, in one direction or both.</summary>
public abstract class RecurrentOperation : Operation
{
    /// <summary>What a step computes.</summary>
    protected abstract RecurrentCell CellOf(Call call);

    /// <summary>True where the last state of every layer and direction is a result too.</summary>
    protected virtual bool GivesStates => false;

    public override string ShapeRule => GivesStates ? "[length, directions · hidden]; states [layers · directions, hidden]" : "[length, directions · hidden] of [length, inputs]";

    public override string Backward => "back-propagation through time: dx = dg · Wᵢ, dWᵢ = Σ dgᵀ · x, dWₕ = Σ dgᵀ · h of the step before, dg the slopes by the gates";

    public sealed override bool Remembers => true;

    public sealed override Stepping? Step(CallRecord call, Func<Value, int> axisOf)
    {
        if (axisOf((Value)call.Arguments["x"]!) != 0) return null;
        if (call.Argument("bidirectional", false)) return Stepping.Refuse($"'{call.Layer}' also reads the sequence backwards");
        if (call.Argument<object?>("h0", null) is not null || call.Argument<object?>("c0", null) is not null) return Stepping.Refuse($"'{call.Layer}' begins with a state that it is given");
        return new Stepping(call.Results.Select((_, i) => i == 0 ? 0 : -1).ToList());
    }

    public sealed override Value[] Apply(Call call)
    {
        var x = call.Sequence(this, "x");
        int hidden = call.Size(this, "hidden"), layers = call.Size(this, "layers"), directions = call.Bool("bidirectional") ? 2 : 1, truncate = call.Int("truncate");
        var dropout = call.Share(this, "dropout");
        if (truncate < 0) throw call.Fail("NDSL1019", "truncate", $"{call.Title(this)} has truncate {truncate}: it must be the number of steps that gradients go back, or 0 for all");
        var lengths = call.Lengths(this, x);
        var carried = new List<Value?[]>();
        foreach (var name in CellOf(call) == RecurrentCell.Lstm ? new[] { "h0", "c0" } : new[] { "h0" }) carried.Add(First(call, name, layers * directions, hidden));
        if (carried.Count == 2 && carried[0][0].HasValue != carried[1][0].HasValue)
            throw call.Fail("NDSL1021", carried[0][0].HasValue ? "h0" : "c0", $"{call.Title(this)} is given one of h0 and c0: give both, or neither");
        var steps = call.Steps(x);
        var states = carried.Select(_ => new List<Value>()).ToList();
        for (var layer = 0; layer < layers; layer++)
        {
            var outputs = new List<Value>();
            for (var direction = 0; direction < directions; direction++)
            {
                var suffix = FormattableString.Invariant($"l{layer}{(direction == 1 ? "_reverse" : "")}");
                var one = new RecurrentLayer(call, CellOf(call), suffix, hidden, direction == 1, truncate);
                var first = carried.Select(given => given[(layer * directions) + direction]).ToArray();
                var remembered = steps is null ? null : first.Select((_, i) => steps.State(FormattableString.Invariant($"{call.LayerName}.{(i == 0 ? "h" : "c")}_{suffix}"), new Shape(hidden))).ToArray();
                var (y, last) = one.Apply(x, remembered?.Select(state => (Value?)state).ToArray() ?? first, steps is null ? lengths : null, GivesStates || remembered is not null);
                outputs.Add(y);
                for (var i = 0; i < last.Length; i++)
                {
                    states[i].Add(last[i]);
                    if (remembered is not null) steps!.Carry(remembered[i], last[i].Reshape(new Shape(hidden)));
                }
            }

            x = outputs.Count == 1 ? outputs[0] : call.Graph.Add(new ConcatPrimitive(1), outputs.ToArray());
            if (layer < layers - 1) x = call.Drop(x, dropout);
        }

        if (!GivesStates) return new[] { x };
        return new[] { x }.Concat(states.Select(values => values.Count == 1 ? values[0] : call.Graph.Add(new ConcatPrimitive(0), values.ToArray()))).ToArray();
    }

    /// <summary>The given first states of every layer and direction, or nulls.</summary>
    private Value?[] First(Call call, string name, int count, int hidden)
    {
        if (call.OptionalTensor(name) is not { } given) return new Value?[count];
        if (given.Shape != new Shape(count, hidden) && !(count == 1 && given.Shape == new Shape(hidden)))
            throw call.Fail("NDSL1007", name, $"{call.Title(this)} begins with {name} of {new Shape(count, hidden)}, one row for each layer and direction, but {given.Gives()}");
        var batched = given.Batched ? given : call.Graph.Add(new BatchBroadcastPrimitive(), given);
        return Enumerable.Range(0, count).Select(i => (Value?)batched.Reshape(new Shape(count, hidden)).Part(0, i, 1).Reshape(new Shape(hidden))).ToArray();
    }
}
