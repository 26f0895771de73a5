using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A network as the tutor sees it: its calls, who feeds whom, its outputs and its loss.</summary>
public sealed class TutorContext
{
    private readonly Dictionary<int, int> makers = new();
    private readonly Dictionary<int, List<int>> readers = new();

    /// <param name="loss">The loss before its mean over the batch was taken, or null.</param>
    public TutorContext(GraphBuilder graph, IReadOnlyList<Value> outputs, Value? loss)
    {
        Graph = graph;
        Outputs = outputs;
        Loss = loss;
        for (var i = 0; i < Calls.Count; i++)
        {
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

    /// <summary>The index of the call that made a value; −1 for an input.</summary>
    public int MakerOf(Value value) => makers.TryGetValue(value.Id, out var call) ? call : -1;

    /// <summary>The call that made a value, or null for an input.</summary>
    public CallRecord? Maker(Value value) => MakerOf(value) is >= 0 and var call ? Calls[call] : null;

    /// <summary>The calls that read a value, in order.</summary>
    public IEnumerable<int> Readers(Value value) => readers.TryGetValue(value.Id, out var list) ? list : Enumerable.Empty<int>();

    /// <summary>The parameters that belong to a call's layer.</summary>
    public IEnumerable<ParameterModel> Parameters(CallRecord call) =>
        Graph.Parameters.Where(parameter => parameter.Name.StartsWith(call.Layer + ".", System.StringComparison.Ordinal));
}
