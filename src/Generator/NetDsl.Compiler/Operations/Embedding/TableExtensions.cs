namespace NetDsl.Compiler;

/// <summary>Trained tables of vectors.</summary>
internal static class TableExtensions
{
    /// <summary>A trained table [rows, width]; standard normal unless the call says otherwise, as in PyTorch.</summary>
    public static Value Table(this Call call, string role, int rows, int width) =>
        call.Parameter(role, new Shape(rows, width), call.InitOr("Normal"), width, rows, call.Number("gain"));

    /// <summary>The first rows of a table of positions, one for each element of the sequence <paramref name="x"/>.</summary>
    public static Value PositionRows(this Call call, string role, Value x, int width)
    {
        int positions = call.Int("positions"), length = call.Steps(x)?.Length ?? x.Shape[0];
        if (length > positions)
            throw call.Fail("NDSL1013", "positions", $"sequence of {length} but the position table '{call.LayerName}' has {positions} rows: set {length}", (Hints.Value, length));
        return call.RowsAt(call.Table(role, positions, width), x);
    }

    /// <summary>The rows of a table that belong to the elements of a sequence: its first ones, or the one of the element at hand.</summary>
    public static Value RowsAt(this Call call, Value table, Value x) => call.Steps(x) is { } steps
        ? call.Graph.Add(new GatherPrimitive(Padding: -1), table, steps.Position.Reshape(new Shape(1)))
        : table.Part(0, 0, x.Shape[0]);

    /// <summary>The stepping of an operation that adds to each element what its position alone decides.</summary>
    public static Stepping? StepByPosition(this CallRecord call, string sequence, System.Func<Value, int> axisOf) =>
        axisOf((Value)call.Arguments[sequence]!) == 0 ? Stepping.Along(0) : null;

    /// <summary>The argument, which must be a sequence of vectors [length, width].</summary>
    public static Value Sequence(this Call call, Operation operation, string name)
    {
        var x = call.Tensor(name);
        return x.Shape.Rank == 2
            ? x
            : throw call.Fail("NDSL1024", name, $"{operation.Name} takes a sequence of vectors [length, width], but {x.Gives()}");
    }
}
