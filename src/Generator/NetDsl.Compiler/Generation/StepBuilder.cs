using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// What operations have while the program for single elements is built: which values are an element of the sequence, its position, and memory
/// that survives the run.
/// </summary>
public sealed class StepBuilder
{
    private readonly GraphBuilder graph;
    private readonly GenerationPlan plan;
    private readonly Dictionary<int, int> axes = new();
    private readonly List<StateModel> states = new();
    private readonly List<Value> next = new();
    private Value? position;

    internal StepBuilder(GraphBuilder graph, GenerationPlan plan)
    {
        this.graph = graph;
        this.plan = plan;
    }

    /// <summary>Index of the input that comes one element at a time.</summary>
    public int Input => plan.Input;

    /// <summary>Elements of the whole sequence.</summary>
    public int Length => plan.Length;

    /// <summary>What survives a run.</summary>
    public IReadOnlyList<StateModel> States => states;

    /// <summary>The new value of each state.</summary>
    public IReadOnlyList<Value> Next => next;

    /// <summary>The number of the element from 0 on, an integer for every row. Asking for it bounds the sequence by <see cref="Length"/>.</summary>
    public Value Position => position ??= graph.Input(new PortModel(GenerationModel.Position, Shape.Scalar, ElementType.Int, plan.Length));

    /// <summary>True where <see cref="Position"/> was asked for.</summary>
    public bool HasPosition => position is not null;

    /// <summary>The axis along which the value is one element of the sequence; −1 where it is the same for all elements.</summary>
    public int AxisOf(Value value) => axes.TryGetValue(value.Id, out var axis) ? axis : -1;

    /// <summary>Makes an input the one that comes one element at a time.</summary>
    public void Begin(Value input) => axes[input.Id] = 0;

    /// <summary>
    /// What the layer remembers under a name, as the element before left it; 0 before the first. Give its new value with <see cref="Carry"/>.
    /// </summary>
    public Value State(string name, Shape shape)
    {
        var state = new StateModel(name, shape);
        states.Add(state);
        next.Add(default);
        return graph.AddNamed(new StatePrimitive(state), name);
    }

    /// <summary>Says what the next element finds in a state.</summary>
    public void Carry(Value state, Value value) => next[states.IndexOf(((StatePrimitive)state.Node.Primitive).State)] = value;

    /// <summary>
    /// All elements so far, this one at its <see cref="Position"/> among them: [Length, ..] of an element [1, ..]. What lies behind the position is left
    /// from an earlier sequence, or 0.
    /// </summary>
    public Value Append(string name, Value element)
    {
        var state = new StateModel(name, element.Shape.With(0, Length), InPlace: true);
        states.Add(state);
        var all = graph.Add(new AppendPrimitive(), graph.AddNamed(new StatePrimitive(state), name), element, Position);
        next.Add(all);
        return all;
    }

    internal void Follow(int index, CallRecord call)
    {
        foreach (var (result, axis) in call.Results.Zip(plan.AxesOf(index, call), (result, axis) => (result, axis)))
            if (axis >= 0) axes[result.Id] = axis;
    }

    /// <summary>The finished model, from the graph of its outputs.</summary>
    /// <param name="inputs">The inputs of Forward.</param>
    /// <param name="problem">What is wrong where there is none.</param>
    public GenerationModel? Finish(IReadOnlyList<PortModel> inputs, IReadOnlyList<PortModel> outputs, IReadOnlyList<Value> results, IReadOnlyList<ParameterModel> parameters, out Message? problem)
    {
        problem = null;
        foreach (var parameter in graph.Parameters)
            if (parameters.FirstOrDefault(known => known.Name == parameter.Name) is not { } known || known.Shape != parameter.Shape)
                problem = $"parameter '{parameter.Name}' is {parameter.Shape} for one element";
        if (problem is not null) return null;
        var ports = HasPosition ? inputs.Append(((InputPrimitive)Position.Node.Primitive).Port) : inputs;
        return new GenerationModel(graph.Finish(results, null), ports.ToEquatableArray(), outputs.ToEquatableArray(), Input, Length, states.ToEquatableArray(), next.Select(value => value.Id).ToEquatableArray());
    }
}
