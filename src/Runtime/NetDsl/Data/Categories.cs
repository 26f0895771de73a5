using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NetDsl.Data;

/// <summary>The categories of one column and the code of each: 0, 1, … in order of value, or from 1 where 0 stands for unknown ones.</summary>
internal sealed class Categories
{
    private readonly Dictionary<string, int> codes = [];

    public Categories(IReadOnlyList<string> names, UnknownCategory unknown)
    {
        Names = names;
        Unknown = unknown;
        foreach (var name in names) codes.Add(name, codes.Count);
    }

    public IReadOnlyList<string> Names { get; }

    public UnknownCategory Unknown { get; }

    /// <summary>The different values of a column: numbers by size where all are numbers, else texts by their code points.</summary>
    public static Categories Of(FilledColumn column, UnknownCategory unknown, IReadOnlyList<string>? order = null)
    {
        var seen = new HashSet<string>();
        for (var row = 0; row < column.Count; row++) seen.Add(column.Text(row));
        if (order is null) return new Categories(Sorted(seen), unknown);
        for (var row = 0; row < column.Count && unknown == UnknownCategory.Error; row++)
            if (!order.Contains(column.Text(row))) throw column.At(row, $"'{column.Text(row)}' is not in the order given: {string.Join(", ", order)}");
        return new Categories(order, unknown);
    }

    public static string[] Sorted(IEnumerable<string> texts)
    {
        var all = texts.ToArray();
        var keys = new double[all.Length];
        for (var i = 0; i < all.Length; i++)
            if (!CsvColumn.TryNumber(all[i], out keys[i])) return [.. all.Order(StringComparer.Ordinal)];
        return [.. all.Select((text, i) => (text, key: keys[i])).OrderBy(p => p.key).ThenBy(p => p.text, StringComparer.Ordinal).Select(p => p.text)];
    }

    /// <summary>Place in <see cref="Names"/>, −1 for an unknown category that is to be ignored.</summary>
    public int IndexOf(FilledColumn column, int row)
    {
        var text = column.Text(row);
        if (codes.TryGetValue(text, out var index)) return index;
        if (Unknown == UnknownCategory.Ignore) return -1;
        throw column.At(row, $"the category '{text}' was not in the training table, which had {Some()}: pass UnknownCategory.Ignore to let such rows through");
    }

    /// <summary>The code of a row: with <see cref="UnknownCategory.Ignore"/> 0 is unknown.</summary>
    public int Code(FilledColumn column, int row) => IndexOf(column, row) + (Unknown == UnknownCategory.Ignore ? 1 : 0);

    /// <summary>How many codes there are: the size of an embedding.</summary>
    public int CodeCount => Names.Count + (Unknown == UnknownCategory.Ignore ? 1 : 0);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteBoolean("ignoreUnknown", Unknown == UnknownCategory.Ignore);
        json.WriteStartArray("categories");
        foreach (var name in Names) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private string Some() => Names.Count <= 8 ? string.Join(", ", Names) : $"{string.Join(", ", Names.Take(8))} and {Names.Count - 8} others";
}
