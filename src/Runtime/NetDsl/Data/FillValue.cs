using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Data;

/// <summary>What a missing value of one column becomes, as text and, where it is one, as a number.</summary>
internal sealed record FillValue(string Text, double? Number)
{
    public static FillValue Learn(Fill fill, CsvColumn column)
    {
        if (fill.Kind == Fill.Rule.Constant) return Of(fill.Value!);
        if (column.MissingCount == column.Count)
            throw new ArgumentException($"column '{column.Name}' is missing in all {column.Count} rows of the training table: its {fill.Kind} cannot be learned; use Fill.Constant(…) or drop the column");
        return fill.Kind switch
        {
            Fill.Rule.Mean => Of(Present(column).Average()),
            Fill.Rule.Median => Of(Median(Present(column))),
            _ => Of(MostFrequent(column)),
        };
    }

    public static FillValue Of(string text) => new(text, CsvColumn.TryNumber(text, out var number) ? number : null);

    private static FillValue Of(double number) => new(number.ToString("R", CultureInfo.InvariantCulture), number);

    private static double[] Present(CsvColumn column) => column.Numbers.ToArray().Where(n => !double.IsNaN(n)).ToArray();

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static string MostFrequent(CsvColumn column)
    {
        var counts = new Dictionary<string, int>();
        foreach (var text in column.Texts)
            if (text is not null) counts[text] = counts.GetValueOrDefault(text) + 1;
        var most = counts.Values.Max();
        return Categories.Sorted(counts.Where(p => p.Value == most).Select(p => p.Key))[0];
    }
}
