namespace NetDsl.Compiler;

/// <summary>Trained tables of vectors.</summary>
internal static class TableExtensions
{
    /// <summary>A trained table [rows, width]; standard normal unless the call says otherwise, as in PyTorch.</summary>
    public static Value Table(this Call call, string role, int rows, int width) =>
        call.Parameter(role, new Shape(rows, width), call.InitOr("Normal"), width, rows, call.Number("gain"));

    /// <summary>The first rows of a table of positions, one for each element of a sequence.</summary>
    public static Value PositionRows(this Call call, string role, int length, int width)
    {
        var positions = call.Int("positions");
        if (length > positions)
            throw call.Fail("NDSL1013", "positions", $"sequence of {length} but the position table '{call.LayerName}' has {positions} rows: set {length}", (Hints.Value, length));
        return call.Table(role, positions, width).Part(0, 0, length);
    }

    /// <summary>The argument, which must be a sequence of vectors [length, width].</summary>
    public static Value Sequence(this Call call, Operation operation, string name)
    {
        var x = call.Tensor(name);
        return x.Shape.Rank == 2
            ? x
            : throw call.Fail("NDSL1024", name, $"{operation.Name} takes a sequence of vectors [length, width], but {x.Gives()}");
    }
}
