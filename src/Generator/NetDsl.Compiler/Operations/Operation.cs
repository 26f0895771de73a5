namespace NetDsl.Compiler;

/// <summary>
/// Something that users call or write as an attribute: its name, its checks with their texts, and how it expands into
/// primitives. Each operation is one file; the registry finds it.
/// </summary>
public abstract class Operation
{
    /// <summary>The name of the public method in <c>NetDsl.Layers</c> or <c>NetDsl.Functions</c>, and of its attribute.</summary>
    public abstract string Name { get; }

    /// <summary>What layers are named after where their call gives no name: <c>lstm1</c>.</summary>
    public virtual string Kind => Name;

    /// <summary>The definition in one line, for docs/operations.md: <c>y = max(x, 0)</c>.</summary>
    public abstract string Formula { get; }

    /// <summary>What the result's shape is, in one line: <c>as x</c>.</summary>
    public virtual string ShapeRule => "as x";

    /// <summary>The gradient in one line, where it is worth telling; empty where it is that of the parts.</summary>
    public virtual string Backward => "";

    /// <summary>Where tests draw the operands from.</summary>
    public virtual Domain Domain => Domain.Default;

    /// <summary>True for an operation that carries something from one element of a sequence to the next, where its arguments let it.</summary>
    public virtual bool Remembers => false;

    /// <summary>
    /// What the operation does with a sequence that comes one element at a time. Null, the default, where its steps tell: then element i of the
    /// result must depend on element i alone. An operation that has a form of its own finds <see cref="Call.Steps"/> set when it is asked for it.
    /// </summary>
    /// <param name="axisOf">The axis along which the elements of an operand come, −1 where it is no sequence. At least one operand is.</param>
    public virtual Stepping? Step(CallRecord call, System.Func<Value, int> axisOf) => null;

    /// <summary>Applies the operation and leaves a record of the call in the graph.</summary>
    public Value[] Run(Call call)
    {
        var first = call.Graph.Nodes.Count;
        var results = Apply(call);
        call.Graph.Record(new CallRecord(Name, call.LayerName, call.Arguments, results) { FirstNode = first, LastNode = call.Graph.Nodes.Count });
        return results;
    }

    /// <summary>
    /// Builds the operation's nodes. Returns one value, or several for an operation with several results
    /// (<c>Split</c>). Throws <see cref="ProblemException"/> through <see cref="Call.Fail"/> for a user's mistake.
    /// </summary>
    public abstract Value[] Apply(Call call);
}
