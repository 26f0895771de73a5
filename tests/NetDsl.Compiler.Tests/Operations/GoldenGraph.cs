using System.Collections.Generic;
using System.Linq;
using NetDsl.Testing;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>
/// One golden case as a network: its ports and parameters with their golden numbers, its outputs, and the values whose
/// gradients the case holds. Everything that runs golden cases (the evaluator, emitted programs) starts here.
/// </summary>
public sealed class GoldenGraph
{
    /// <summary>The name under which a layer's parameters stand in the graph.</summary>
    public const string LayerName = "layer";

    private readonly bool batchFirst;

    /// <param name="batchFirst">True where the first axis of the golden arrays is the batch; false for one sample of the full shape.</param>
    public GoldenGraph(GoldenCase golden, bool batchFirst, bool training = true)
    {
        Case = golden;
        this.batchFirst = batchFirst;
        Graph = new GraphBuilder(training);
    }

    public GoldenCase Case { get; }

    public GraphBuilder Graph { get; }

    /// <summary>How many samples the golden arrays hold.</summary>
    public int Batch { get; private set; } = 1;

    /// <summary>The ports in the order of the golden inputs; their names are the golden names.</summary>
    public List<(PortModel Port, float[] Data)> Inputs { get; } = [];

    /// <summary>Golden numbers of each parameter of the graph, by the graph's name for it.</summary>
    public Dictionary<string, float[]> Parameters { get; } = [];

    /// <summary>Golden numbers of each buffer of the graph, by the graph's name for it.</summary>
    public Dictionary<string, float[]> Buffers { get; } = [];

    /// <summary>The outputs by golden name.</summary>
    public List<(string Name, Value Value)> Outputs { get; } = [];

    /// <summary>The values whose gradients the case holds, by golden name.</summary>
    public List<(string Name, Value Value)> Wanted { get; } = [];

    /// <summary>The upstream gradients that <see cref="AddLoss"/> made ports for.</summary>
    public List<(PortModel Port, float[] Data)> Upstream { get; } = [];

    /// <summary>A golden input as a port of the network.</summary>
    public Value Input(string name, ElementType element = ElementType.Float)
    {
        var tensor = Case.Inputs[name];
        if (batchFirst) Batch = tensor.Shape[0];
        var port = new PortModel(name, new Shape(tensor.Shape.Skip(batchFirst ? 1 : 0)), element);
        Inputs.Add((port, tensor.Data));
        return Want(name, Graph.Input(port));
    }

    /// <summary>A golden input as a trained tensor: shared by all samples.</summary>
    public Value Shared(string name)
    {
        var tensor = Case.Inputs[name];
        Parameters[name] = tensor.Data;
        return Want(name, Graph.Parameter(new ParameterModel(name, new Shape(tensor.Shape), "Zeros", 1, 1)));
    }

    /// <summary>A function of the language.</summary>
    public Value Function(string operation, params (string, object?)[] arguments) =>
        PublicSurface.Apply(Graph, operation, "", arguments)[0];

    /// <summary>A layer; its parameters take the golden numbers, under the golden names that <paramref name="names"/> translates to.</summary>
    public Value Layer(string operation, IReadOnlyDictionary<string, string>? names, params (string, object?)[] arguments)
    {
        var y = PublicSurface.Apply(Graph, operation, LayerName, arguments)[0];
        foreach (var parameter in Graph.Parameters)
        {
            var role = parameter.Name[(LayerName.Length + 1)..];
            var golden = names is not null && names.TryGetValue(role, out var other) ? other : role;
            Parameters[parameter.Name] = Case.Parameters[golden].Data;
            Want(golden, Graph.Parameter(parameter));
        }

        foreach (var buffer in Graph.Buffers)
            if (Case.State.TryGetValue(buffer.Name[(LayerName.Length + 1)..], out var state)) Buffers[buffer.Name] = state.Data;
        return y;
    }

    /// <summary>What the case says of a buffer after the call, where the call updates it.</summary>
    public float[]? BufferAfter(string name) => Case.StateAfter.TryGetValue(name[(LayerName.Length + 1)..], out var state) ? state.Data : null;

    public GoldenGraph Output(Value y, string name = "y")
    {
        Outputs.Add((name, y));
        return this;
    }

    /// <summary>The number that the golden gradients belong to: the sum over all outputs of upstream · output.</summary>
    public Value AddLoss()
    {
        Value? loss = null;
        foreach (var (name, value) in Outputs)
        {
            var data = Case.Upstream[name].Data;
            var port = new PortModel("upstream_" + name, value.Shape, ElementType.Float);
            if (value.Batched) Upstream.Add((port, data));
            var upstream = value.Batched ? Graph.Input(port) : Graph.Constant(value.Shape, data.Select(d => (double)d).ToArray());
            var term = (upstream * value).SumAll().BatchSum();
            loss = loss is { } sum ? sum + term : term;
        }

        return loss!.Value;
    }

    /// <summary>All numbers that a run of the graph needs, by name, in float64.</summary>
    public Dictionary<string, double[]> Leaves()
    {
        var leaves = Parameters.Concat(Buffers).ToDictionary(pair => pair.Key, pair => pair.Value.Select(v => (double)v).ToArray());
        foreach (var (port, data) in Inputs.Concat(Upstream)) leaves[port.Name] = data.Select(v => (double)v).ToArray();
        return leaves;
    }

    private Value Want(string name, Value value)
    {
        if (Case.Gradients.ContainsKey(name)) Wanted.Add((name, value));
        return value;
    }
}
