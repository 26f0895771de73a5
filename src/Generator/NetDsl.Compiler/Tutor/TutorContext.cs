using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A network as the tutor sees it: its calls, who feeds whom, its outputs and its loss.</summary>
public sealed class TutorContext
{
    private readonly Dictionary<int, int> makers = new();
    private readonly Dictionary<int, List<int>> readers = new();
    private LostGradients? lost;

    /// <param name="loss">The loss before its mean over the batch was taken, or null.</param>
    public TutorContext(GraphBuilder graph, IReadOnlyList<Value> outputs, Value? loss)
    {
        Graph = graph;
        Outputs = outputs;
        Loss = loss;
        for (var i = 0; i < Calls.Count; i++)
        {
            // A call that hands its operand on, as a dropout of rate 0, neither makes nor reads.
            if (Calls[i].Results.Any(result => Calls[i].Operands().Any(operand => operand.Id == result.Id))) continue;
            foreach (var result in Calls[i].Results) makers[result.Id] = i;
            foreach (var operand in Calls[i].Operands())
            {
                if (!readers.TryGetValue(operand.Id, out var list)) readers.Add(operand.Id, list = new List<int>());
                list.Add(i);
            }
        }
    }

    public GraphBuilder Graph { get; }

    public IReadOnlyList<Value> Outputs { get; }

    public Value? Loss { get; }

    public IReadOnlyList<CallRecord> Calls => Graph.Calls;

    internal LostGradients Lost => lost ??= new LostGradients(this);

    /// <summary>The index of the call that made a value; −1 for an input.</summary>
    public int MakerOf(Value value) => makers.TryGetValue(value.Id, out var call) ? call : -1;

    /// <summary>The call that made a value, or null for an input.</summary>
    public CallRecord? Maker(Value value) => MakerOf(value) is >= 0 and var call ? Calls[call] : null;

    /// <summary>The calls that read a value, in order.</summary>
    public IEnumerable<int> Readers(Value value) => readers.TryGetValue(value.Id, out var list) ? list : Enumerable.Empty<int>();

    /// <summary>The only call that reads a value; −1 where there are several or none, or where the value is a result of the network.</summary>
    public int OnlyReader(Value value) =>
        readers.TryGetValue(value.Id, out var list) && list.Count == 1 && Outputs.All(output => output.Id != value.Id) ? list[0] : -1;

    /// <summary>The index of the call that made a value, seen through calls that only give it another shape; −1 for an input.</summary>
    public int SourceOf(Value value)
    {
        var call = MakerOf(value);
        while (call >= 0 && Calls[call].Operation is "Reshape" or "Flatten" or "Squeeze" or "Unsqueeze") call = MakerOf(Calls[call].Operands().First());
        return call;
    }

    /// <summary>The call behind a value, seen through calls that only give it another shape; null for an input.</summary>
    public CallRecord? Source(Value value) => SourceOf(value) is >= 0 and var call ? Calls[call] : null;

    /// <summary>The calls of losses, each with what it compares with the target.</summary>
    public IEnumerable<(int Index, CallRecord Call, Value Prediction)> Losses()
    {
        for (var i = 0; i < Calls.Count; i++)
            if (OperationRegistry.Find(Calls[i].Operation) is LossOperation loss && Calls[i].Arguments.TryGetValue(loss.Prediction, out var given) && given is Value prediction)
                yield return (i, Calls[i], prediction);
    }

    /// <summary>The call to which a node belongs: the first that was complete once the node was there.</summary>
    public int CallAt(int node)
    {
        for (var i = 0; i < Calls.Count; i++)
            if (Calls[i].Results.Any(result => result.Id >= node && MakerOf(result) == i)) return i;
        return -1;
    }

    /// <summary>The parameters that belong to a call's layer.</summary>
    public IEnumerable<ParameterModel> Parameters(CallRecord call) => Graph.Parameters.Where(parameter => Owns(call, parameter));

    /// <summary>The first call whose layer owns a parameter; −1 where there is none.</summary>
    public int OwnerOf(ParameterModel parameter)
    {
        for (var i = 0; i < Calls.Count; i++)
            if (Owns(Calls[i], parameter)) return i;
        return -1;
    }

    private static bool Owns(CallRecord call, ParameterModel parameter) =>
        parameter.Name.StartsWith(call.Layer, StringComparison.Ordinal) && (parameter.Name.Length == call.Layer.Length || parameter.Name[call.Layer.Length] == '.');
}
