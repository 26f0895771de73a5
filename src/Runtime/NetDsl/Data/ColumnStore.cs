using System;

namespace NetDsl.Data;

/// <summary>The values behind one column, always contiguous and row-major, so that raw access and slicing cost nothing.</summary>
internal abstract class ColumnStore(DataColumn info)
{
    public DataColumn Info { get; } = info;

    public abstract int Rows { get; }

    public abstract ColumnStore Slice(int first, int count);

    public abstract ColumnStore Subset(ReadOnlySpan<int> rows);

    public abstract ColumnStore Concat(ColumnStore other);

    public abstract ColumnStore Renamed(string name);
}

internal sealed class ColumnStore<T>(DataColumn info, ReadOnlyMemory<T> values, int rows) : ColumnStore(info)
    where T : unmanaged
{
    // Asked once: DataColumn.Size walks the shape.
    private readonly int size = info.Size;

    public override int Rows => rows;

    public ReadOnlySpan<T> Values => values.Span;

    public override ColumnStore Slice(int first, int count) => new ColumnStore<T>(Info, values.Slice(first * size, count * size), count);

    public override ColumnStore Renamed(string name) => new ColumnStore<T>(Info with { Name = name }, values, rows);

    public override ColumnStore Subset(ReadOnlySpan<int> chosen)
    {
        var copy = new T[checked(chosen.Length * size)];
        CopyRows(chosen, copy);
        return new ColumnStore<T>(Info, copy, chosen.Length);
    }

    public override ColumnStore Concat(ColumnStore other)
    {
        var more = ((ColumnStore<T>)other).Values;
        var copy = new T[checked(values.Length + more.Length)];
        values.Span.CopyTo(copy);
        more.CopyTo(copy.AsSpan(values.Length));
        return new ColumnStore<T>(Info, copy, rows + other.Rows);
    }

    public void CopyRows(ReadOnlySpan<int> chosen, Span<T> destination)
    {
        if (destination.Length < (long)chosen.Length * size)
            throw new ArgumentException($"{chosen.Length} rows of '{Info.Name}' are {(long)chosen.Length * size} values, but the destination holds {destination.Length}", nameof(destination));
        var source = values.Span;

        // Neighbouring rows travel in one copy: unshuffled batches are a single memmove.
        for (var i = 0; i < chosen.Length;)
        {
            var first = chosen[i];
            var run = 1;
            while (i + run < chosen.Length && chosen[i + run] == first + run) run++;
            if (first < 0 || first > rows - run) throw OutOfRange(first < 0 ? first : Math.Max(first, rows));
            source.Slice(first * size, run * size).CopyTo(destination[(i * size)..]);
            i += run;
        }
    }

    private ArgumentOutOfRangeException OutOfRange(int row) =>
        new("rows", row, $"row {row} of '{Info.Name}', but the data set has rows 0 to {rows - 1}");
}
