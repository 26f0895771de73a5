using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// One call of an operation with its arguments by parameter name. Tensors are <see cref="Value"/>; numbers, texts and arrays
/// of numbers are themselves; a member of an enumeration is its name; a scalar function is an <see cref="Expression"/>;
/// a function of tensors is a <c>Func&lt;Value, Value&gt;</c>.
/// </summary>
public sealed class Call
{
    private readonly IReadOnlyDictionary<string, object?> arguments;

    /// <param name="layerName">The name under which a layer's parameters stand, <c>fc1</c>; ignored by functions.</param>
    public Call(GraphBuilder graph, string layerName, IReadOnlyDictionary<string, object?> arguments)
    {
        Graph = graph;
        LayerName = layerName;
        this.arguments = arguments;
    }

    public GraphBuilder Graph { get; }

    public string LayerName { get; }

    public IReadOnlyDictionary<string, object?> Arguments => arguments;

    /// <summary>True while the training program is built: dropout acts only then.</summary>
    public bool Training => Graph.Training;

    /// <summary>
    /// Set where <paramref name="x"/> is one element of a sequence, in the run that builds the program for generation: what mixes elements then works on
    /// this one and on what it remembers.
    /// </summary>
    public StepBuilder? Steps(Value x) => Graph.Steps is { } steps && steps.AxisOf(x) >= 0 ? steps : null;

    public bool Has(string name) => arguments.TryGetValue(name, out var value) && value is not null;

    /// <summary>A tensor; a number given in its place is the same for every element.</summary>
    public Value Tensor(string name) => Get<object>(name) is Value value ? value : Graph.Constant(Number(name));

    public Value? OptionalTensor(string name) => Has(name) ? Tensor(name) : null;

    public Value[] Tensors(string name) => Get<Value[]>(name);

    public int Int(string name) => Convert.ToInt32(Get<object>(name), System.Globalization.CultureInfo.InvariantCulture);

    public int? OptionalInt(string name) => Has(name) ? Int(name) : null;

    public double Number(string name) => Get<object>(name) switch
    {
        // 0.1f means the decimal that was written, not its float32 neighbour in double.
        float f => double.Parse(f.ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture),
        var other => Convert.ToDouble(other, System.Globalization.CultureInfo.InvariantCulture),
    };

    public double? OptionalNumber(string name) => Has(name) ? Number(name) : null;

    public bool Bool(string name) => Get<bool>(name);

    public string Text(string name) => Get<string>(name);

    public int[] Ints(string name) => Get<int[]>(name);

    public double[] Numbers(string name) => Get<object>(name) switch
    {
        double[] d => d,
        float[] f => f.Select(v => (double)v).ToArray(),
        int[] i => i.Select(v => (double)v).ToArray(),
        var other => throw new GraphException($"argument '{name}' of {LayerName} is {other.GetType().Name}"),
    };

    public Expression Scalar(string name) => Get<Expression>(name);

    public Func<Value, Value> Function(string name) => Get<Func<Value, Value>>(name);

    /// <summary>
    /// A parameter of this layer, made on the first call and shared by later calls under the same layer name.
    /// </summary>
    /// <param name="role">Its own part of the name, <c>weight</c>.</param>
    /// <param name="init">The member of <c>Init</c>: Zeros, Ones, Constant, FanInUniform, HeUniform, HeNormal, …</param>
    public Value Parameter(string role, Shape shape, string init, int fanIn, int fanOut, double gain = 1) =>
        Graph.Parameter(new ParameterModel(LayerName + "." + role, shape, init, fanIn, fanOut, gain));

    /// <summary>A mistake of the user, at the argument <paramref name="argument"/>. Write <c>throw call.Fail(…)</c>.</summary>
    /// <param name="hints">What a code fix needs to know beyond the place, by the names of <see cref="Hints"/>.</param>
    public ProblemException Fail(string id, string argument, Message message, params (string Key, object Value)[] hints) =>
        new(new Problem(id, argument, message, hints.Length == 0 ? null : Hints.Of(hints)));

    /// <summary>The axis counted from the front, for one that may be counted from the back with a minus.</summary>
    public int Axis(string name, Value x) => this.AxisOf(name, Int(name), x);

    private T Get<T>(string name) =>
        arguments.TryGetValue(name, out var value) && value is T typed
            ? typed
            : throw new GraphException($"argument '{name}' of {LayerName} is missing or is not {typeof(T).Name}");
}
