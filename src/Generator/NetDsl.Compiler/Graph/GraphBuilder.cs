using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Builds a graph node by node, in topological order, with every type inferred on the way.</summary>
public sealed class GraphBuilder
{
    private readonly List<Node> nodes = new();
    private readonly Dictionary<string, int> parameterNodes = new(StringComparer.Ordinal);
    private readonly List<ParameterModel> parameters = new();
    private readonly Dictionary<string, Value> bufferValues = new(StringComparer.Ordinal);
    private readonly List<BufferModel> buffers = new();
    private readonly List<BufferUpdate> updates = new();
    private readonly List<CallRecord> calls = new();

    public GraphBuilder(bool training) => Training = training;

    /// <summary>For the program that takes one element at a time.</summary>
    public GraphBuilder(GenerationPlan plan) : this(training: false) => Steps = new StepBuilder(this, plan);

    /// <summary>Goes on where a finished graph ends, to append its gradients.</summary>
    public GraphBuilder(Graph graph) : this(training: true)
    {
        nodes.AddRange(graph.Nodes);
        foreach (var node in nodes)
            if (node.Primitive is ParameterPrimitive { Parameter: var parameter })
            {
                parameterNodes.Add(parameter.Name, node.Id);
                parameters.Add(parameter);
            }
    }

    /// <summary>True while the training program is built, false for prediction and evaluation.</summary>
    public bool Training { get; }

    /// <summary>What operations ask while the program for single elements is built; null in every other run.</summary>
    public StepBuilder? Steps { get; }

    /// <summary>Where the nodes made from now on come from.</summary>
    public Origin Origin { get; set; } = Origin.None;

    /// <summary>How many random streams the network draws from; each dropout has its own.</summary>
    public int RandomStreams { get; private set; }

    public Node this[int id] => nodes[id];

    public IReadOnlyList<Node> Nodes => nodes;

    public IReadOnlyList<ParameterModel> Parameters => parameters;

    /// <summary>What the network keeps from step to step, in the order in which its layers ask for it.</summary>
    public IReadOnlyList<BufferModel> Buffers => buffers;

    /// <summary>The calls that built the graph, in order.</summary>
    public IReadOnlyList<CallRecord> Calls => calls;

    /// <exception cref="ProblemException">The program for single elements is built, and the one for whole sequences has another call here.</exception>
    public void Record(CallRecord call)
    {
        Steps?.Follow(calls.Count, call);
        calls.Add(call);
    }

    public Value Add(Primitive primitive, params Value[] operands) => AddNamed(primitive, "", operands);

    public Value AddNamed(Primitive primitive, string name, params Value[] operands)
    {
        var type = primitive.Infer(operands.Select(operand => operand.Type).ToArray());
        if (type.Shape.Dimensions.Aggregate(1.0, (product, d) => product * d) > int.MaxValue)
            throw new ProblemException(new Problem("NDSL1030", "", $"this makes a tensor {type.Shape}, more than {((long)int.MaxValue).Grouped()} values: use smaller sizes"));
        return Append(new Node(nodes.Count, primitive, operands.Select(operand => operand.Id).ToEquatableArray(), type, name, Origin));
    }

    /// <summary>An input or target of the network: one buffer of <c>batch × shape</c>.</summary>
    public Value Input(PortModel port) => AddNamed(new InputPrimitive(port), port.Name);

    /// <summary>The trained tensor of that name; made once, shared afterwards.</summary>
    public Value Parameter(ParameterModel parameter)
    {
        if (parameterNodes.TryGetValue(parameter.Name, out var id))
        {
            if (nodes[id].Shape == parameter.Shape) return new Value(this, id);
            throw new ProblemException(new Problem("NDSL1014", "", $"shared weights differ: '{parameter.Name}' is {nodes[id].Shape} where it was first used and {parameter.Shape} here"));
        }

        var value = AddNamed(new ParameterPrimitive(parameter), parameter.Name);
        parameterNodes.Add(parameter.Name, value.Id);
        parameters.Add(parameter);
        return value;
    }

    /// <summary>The buffer of that name as the step has left it so far: where a shared layer is used again, that is its first use's update.</summary>
    public Value Buffer(BufferModel buffer)
    {
        if (bufferValues.TryGetValue(buffer.Name, out var value))
        {
            if (value.Shape == buffer.Shape) return value;
            throw new ProblemException(new Problem("NDSL1014", "", $"shared weights differ: '{buffer.Name}' is {value.Shape} where it was first used and {buffer.Shape} here"));
        }

        value = AddNamed(new BufferPrimitive(buffer), buffer.Name);
        bufferValues.Add(buffer.Name, value);
        buffers.Add(buffer);
        return value;
    }

    /// <summary>Gives a buffer its value after the step of training. It is kept only where the step's loss and gradients are finite.</summary>
    public void Update(BufferModel buffer, Value value)
    {
        Buffer(buffer);
        bufferValues[buffer.Name] = value;
        updates.Add(new BufferUpdate(buffer.Name, value.Id));
    }

    /// <summary>Counts one more in every step of training.</summary>
    public void Count(BufferModel counter)
    {
        if (buffers.All(other => other.Name != counter.Name)) buffers.Add(counter);
        updates.Add(new BufferUpdate(counter.Name, -1));
    }

    public Value Constant(double value) => Constant(Shape.Scalar, value);

    public Value Constant(Shape shape, params double[] values) => Add(new ConstantPrimitive(shape, new EquatableArray<double>(values)));

    /// <summary>An expression over the elements of operands that broadcast to one shape.</summary>
    public Value Elementwise(Expression expression, params Value[] operands) =>
        Add(new ElementwisePrimitive(expression, null), operands);

    /// <summary>The same, with the user's mistake of shapes that do not broadcast told at the last tensor's argument.</summary>
    public Value Elementwise(ElementwisePrimitive primitive, Call call, params Value[] operands)
    {
        var shape = Shape.Scalar;
        foreach (var operand in operands)
            shape = Shape.Broadcast(shape, operand.Shape) ?? throw BroadcastProblem(call, shape, operand.Shape);
        return Add(primitive, operands);
    }

    /// <summary>
    /// Says that an integer input must lie in 0 … limit − 1 (or be <paramref name="ignored"/>), so that the program checks it
    /// before a step. Values that are not inputs are left alone.
    /// </summary>
    public void RequireRange(Value indices, int limit, int? ignored = null)
    {
        var node = nodes[indices.Id];
        while (node.Primitive is ReshapePrimitive) node = nodes[node.Operands[0]];
        if (node.Primitive is not InputPrimitive { Port: var port }) return;
        var smallest = port.Limit == 0 ? limit : Math.Min(port.Limit, limit);
        nodes[node.Id] = node with { Primitive = new InputPrimitive(port with { Limit = smallest, Ignored = ignored ?? port.Ignored }) };
    }

    /// <summary>A new stream of random numbers, the same for the same place in the network.</summary>
    public int NextRandomStream() => RandomStreams++;

    /// <summary>Gives a value the name of the user's variable, for the emitted code.</summary>
    public void Rename(Value value, string name) => nodes[value.Id] = nodes[value.Id] with { Name = name };

    /// <summary>
    /// The graph of what was built. A loss per sample becomes its mean over the batch; one that has several values is a
    /// problem told at the loss.
    /// </summary>
    public Graph Finish(IReadOnlyList<Value> outputs, Value? loss)
    {
        var lossId = -1;
        if (loss is { } value)
        {
            if (value.Shape.Count != 1)
                throw new ProblemException(new Problem("NDSL1018", "", $"the loss is {value.Shape} for each sample and must be one number: take its Mean or Sum"));
            var mean = value.Reshape(Shape.Scalar).BatchMean();
            if (mean.Node.Name.Length == 0) Rename(mean, "loss");
            lossId = mean.Id;
        }

        return new Graph(nodes.ToEquatableArray(), outputs.Select(output => output.Id).ToEquatableArray(), lossId, updates.ToEquatableArray());
    }

    /// <summary>The node of a parameter, or null where nothing uses it.</summary>
    public Value? FindParameter(string name) => parameterNodes.TryGetValue(name, out var id) ? new Value(this, id) : null;

    private Value Append(Node node)
    {
        nodes.Add(node);
        return new Value(this, node.Id);
    }

    private static ProblemException BroadcastProblem(Call call, Shape a, Shape b)
    {
        for (var i = 1; i <= Math.Min(a.Rank, b.Rank); i++)
        {
            int da = a[a.Rank - i], db = b[b.Rank - i];
            if (da != db && da != 1 && db != 1)
                return call.Fail("NDSL1015", "", $"{a} and {b} do not broadcast: axis {Math.Max(a.Rank, b.Rank) - i} is {da} and {db}");
        }

        return call.Fail("NDSL1015", "", $"{a} and {b} do not broadcast");
    }
}
