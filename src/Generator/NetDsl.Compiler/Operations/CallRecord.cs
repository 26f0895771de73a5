using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// One call of an operation as the user wrote it, with the nodes that went in and came out: where the graph knows sums and
/// products, this knows that they were a softmax. What the tutor and the layer table read.
/// </summary>
/// <param name="Layer">Name of the layer, <c>fc1</c>, or kind and counter.</param>
/// <param name="Arguments">By parameter name, as <see cref="Call"/> describes them.</param>
public sealed record CallRecord(string Operation, string Layer, IReadOnlyDictionary<string, object?> Arguments, IReadOnlyList<Value> Results)
{
    /// <summary>The first node that the call made.</summary>
    public int FirstNode { get; init; }

    /// <summary>The node after the last one that it made.</summary>
    public int LastNode { get; init; }

    /// <summary>The tensors among the arguments, in the order of the parameters.</summary>
    public IEnumerable<Value> Operands() => Arguments.Values.SelectMany(argument => argument switch
    {
        Value value => new[] { value },
        Value[] values => values,
        _ => System.Array.Empty<Value>(),
    });

    /// <summary>A number or enumeration of the call, or the given one where it was not said.</summary>
    public T Argument<T>(string name, T otherwise) => Arguments.TryGetValue(name, out var value) && value is T typed ? typed : otherwise;
}
