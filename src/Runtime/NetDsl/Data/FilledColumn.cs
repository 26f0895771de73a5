using System;

namespace NetDsl.Data;

/// <summary>A column of some table, read through the fill that training learned; a missing value without one is an error.</summary>
internal readonly ref struct FilledColumn
{
    private readonly CsvColumn column;
    private readonly ReadOnlySpan<string?> texts;
    private readonly FillValue? fill;

    public FilledColumn(CsvColumn column, FillValue? fill)
    {
        this.column = column;
        this.fill = fill;
        texts = column.Texts;
    }

    public int Count => texts.Length;

    public bool IsMissing(int row) => texts[row] is null;

    public string Text(int row) => texts[row] ?? fill?.Text ?? throw Missing(row);

    public double Number(int row)
    {
        if (texts[row] is null) return fill?.Number ?? throw Missing(row);
        return column.Numbers[row];
    }

    public DataFormatException At(int row, string problem) => column.At(row, problem);

    private DataFormatException Missing(int row) =>
        column.At(row, $"the value is missing: add .Impute(…, \"{column.Name}\") to the pipeline, or leave such rows out");
}
