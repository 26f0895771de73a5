using System;
using System.Linq;

namespace NetDsl.Data;

public sealed partial class DataSet
{
    /// <summary>The samples of a range, as <c>data[..1000]</c>: a view, nothing is copied.</summary>
    public DataSet this[Range range]
    {
        get
        {
            var (first, count) = range.GetOffsetAndLength(Count);
            return Slice(first, count);
        }
    }

    /// <summary>Neighbouring samples: a view, nothing is copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all there.</exception>
    public DataSet Slice(int first, int count)
    {
        if (first < 0 || count < 0 || first > Count - count)
            throw new ArgumentOutOfRangeException(nameof(first), first, $"{count} samples from {first} on, but there are {Count}");
        return new DataSet(stores.Select(s => s.Slice(first, count)).ToArray());
    }

    /// <summary>The first samples, all of them where there are fewer: a view.</summary>
    public DataSet Take(int count) => Slice(0, Math.Min(Positive(count), Count));

    /// <summary>All but the first samples: a view.</summary>
    public DataSet Skip(int count) => Slice(Math.Min(Positive(count), Count), Count - Math.Min(count, Count));

    /// <summary>A copy of the chosen samples in the order given; a row may come more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A row is outside 0 … Count − 1.</exception>
    public DataSet Subset(ReadOnlySpan<int> rows)
    {
        var chosen = new ColumnStore[stores.Length];
        for (var i = 0; i < stores.Length; i++) chosen[i] = stores[i].Subset(rows);
        return new DataSet(chosen);
    }

    /// <summary>A copy with the samples of <paramref name="other"/> behind these.</summary>
    /// <exception cref="ArgumentException">The columns differ in number, name, kind or shape.</exception>
    public DataSet Concat(DataSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var same = stores.Length == other.stores.Length;
        for (var i = 0; same && i < stores.Length; i++)
        {
            var (a, b) = (Columns[i], other.Columns[i]);
            same = a.Name == b.Name && a.IsInteger == b.IsInteger && a.Shape.SequenceEqual(b.Shape);
        }

        if (!same)
            throw new ArgumentException($"the columns differ: {string.Join("; ", Columns)} here, {string.Join("; ", other.Columns)} there", nameof(other));
        return new DataSet(stores.Zip(other.stores, (a, b) => a.Concat(b)).ToArray());
    }

    /// <summary>The named columns alone, in the order given: a view.</summary>
    /// <exception cref="ArgumentException">No column is named, one is named twice, or there is none of a name.</exception>
    public DataSet Select(params ReadOnlySpan<string> columns)
    {
        if (columns.IsEmpty) throw new ArgumentException($"name at least one of the columns: {string.Join("; ", Columns)}", nameof(columns));
        var chosen = new ColumnStore[columns.Length];
        for (var i = 0; i < chosen.Length; i++) chosen[i] = stores[IndexOf(columns[i])];
        return new DataSet(chosen);
    }

    /// <summary>The same data with one column called otherwise.</summary>
    /// <exception cref="ArgumentException">There is no column <paramref name="from"/>, or already one called <paramref name="to"/>.</exception>
    public DataSet Rename(string from, string to)
    {
        ArgumentException.ThrowIfNullOrEmpty(to);
        var changed = stores.ToArray();
        var index = IndexOf(from);
        changed[index] = changed[index].Renamed(to);
        return new DataSet(changed);
    }

    private static int Positive(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count;
    }
}
