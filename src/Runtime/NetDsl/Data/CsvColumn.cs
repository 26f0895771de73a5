using System;
using System.Globalization;

namespace NetDsl.Data;

/// <summary>One column of a <see cref="CsvTable"/>: text as it stood in the file, and numbers where every field is one.</summary>
public sealed class CsvColumn
{
    private readonly string?[] texts;
    private readonly double[]? numbers;
    private readonly string file;
    private readonly int[] lines;

    internal CsvColumn(string name, string?[] texts, double[]? numbers, string file, int[] lines)
    {
        Name = name;
        this.texts = texts;
        this.numbers = numbers;
        this.file = file;
        this.lines = lines;
        foreach (var text in texts)
            if (text is null) MissingCount++;
    }

    /// <summary>As in the header.</summary>
    public string Name { get; }

    /// <summary>The number of rows.</summary>
    public int Count => texts.Length;

    /// <summary>The number of rows without a value.</summary>
    public int MissingCount { get; }

    /// <summary>True where every value is a number.</summary>
    public bool IsNumber => numbers is not null;

    /// <summary>All fields as they were written; null where missing.</summary>
    public ReadOnlySpan<string?> Texts => texts;

    /// <summary>All fields as numbers; NaN where missing.</summary>
    /// <exception cref="DataFormatException">A field is no number; the message gives its line.</exception>
    public ReadOnlySpan<double> Numbers => numbers ?? throw NotANumber();

    /// <summary>As <c>Age: number, 177 of 891 missing</c>.</summary>
    public override string ToString() => $"{Name}: {(IsNumber ? "number" : "text")}{(MissingCount > 0 ? $", {MissingCount} of {Count} missing" : "")}";

    /// <summary>A problem at one field, with its place in the file.</summary>
    internal DataFormatException At(int row, string problem) => new(file, $"line {lines[row]}, column '{Name}': {problem}");

    internal CsvColumn Subset(ReadOnlySpan<int> rows, int[] chosenLines)
    {
        var chosen = new string?[rows.Length];
        var chosenNumbers = numbers is null ? null : new double[rows.Length];
        for (var i = 0; i < chosen.Length; i++)
        {
            chosen[i] = texts[rows[i]];
            if (chosenNumbers is not null) chosenNumbers[i] = numbers![rows[i]];
        }

        return new CsvColumn(Name, chosen, chosenNumbers, file, chosenLines);
    }

    /// <summary>A finite number in the culture-invariant notation.</summary>
    internal static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private DataFormatException NotANumber()
    {
        // A part of a column of texts may hold numbers alone: then no single field is to blame.
        for (var row = 0; row < texts.Length; row++)
            if (texts[row] is { } text && !TryNumber(text, out _)) return At(row, $"'{text}' is not a number");
        return new DataFormatException(file, $"column '{Name}' holds text, not numbers");
    }
}
