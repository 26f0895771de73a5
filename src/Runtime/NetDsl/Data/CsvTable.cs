using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetDsl.Data;

/// <summary>
/// A table read from CSV: rows of numbers, texts and missing values. A <see cref="TablePipeline"/> fitted on its training
/// part turns it into a <see cref="DataSet"/>. A table never changes.
/// </summary>
/// <example><code>
/// var parts = CsvTable.Read("housing.csv.gz").Split(validation: 0.1, test: 0.1, seed: 1);
/// </code></example>
public sealed class CsvTable
{
    private readonly int[] lines;

    internal CsvTable(string file, CsvColumn[] columns, int[] lines)
    {
        File = file;
        Columns = columns;
        this.lines = lines;
    }

    /// <summary>Where the table was read from, for messages.</summary>
    public string File { get; }

    /// <summary>The number of rows, the header left out.</summary>
    public int Count => lines.Length;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<CsvColumn> Columns { get; }

    /// <summary>A column by name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public CsvColumn this[string name] => Columns.FirstOrDefault(c => c.Name == name)
        ?? throw new ArgumentException($"{File} has no column '{name}'. It has: {string.Join(", ", Columns.Select(c => c.Name))}", nameof(name));

    /// <summary>Reads a file, plain or packed by gzip.</summary>
    /// <exception cref="DataFormatException">A row has too few or too many fields, a quote does not close, a number is none; the message gives line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Read(string path, CsvOptions? options = null)
    {
        using var stream = DataFile.Open(path);
        return Read(stream, options, path);
    }

    /// <summary>Reads unpacked UTF-8 text to the end of a stream.</summary>
    /// <param name="stream">Positioned at the first line.</param>
    /// <param name="options">Null for commas and a header.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="DataFormatException">As for a file.</exception>
    public static CsvTable Read(Stream stream, CsvOptions? options = null, string name = "CSV stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new StreamReader(stream, leaveOpen: true);
        try
        {
            return CsvReading.Read(reader, options ?? new CsvOptions(), name);
        }
        catch (InvalidDataException problem)
        {
            throw new DataFormatException(name, $"the gzip packing is damaged: {problem.Message}", problem);
        }
    }

    /// <summary>Reads CSV text.</summary>
    /// <exception cref="DataFormatException">As for a file.</exception>
    public static CsvTable Parse(string text, CsvOptions? options = null)
    {
        using var reader = new StringReader(text);
        return CsvReading.Read(reader, options ?? new CsvOptions(), "CSV text");
    }

    /// <summary>The line of the file, from 1, where a row begins.</summary>
    public int Line(int row) => lines[row];

    /// <summary>The rows of a range, as <c>table[..1000]</c>.</summary>
    public CsvTable this[Range range]
    {
        get
        {
            var (first, count) = range.GetOffsetAndLength(Count);
            return Subset(Enumerable.Range(first, count).ToArray());
        }
    }

    /// <summary>The chosen rows in the order given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A row is outside 0 … Count − 1.</exception>
    public CsvTable Subset(ReadOnlySpan<int> rows)
    {
        var chosenLines = new int[rows.Length];
        for (var i = 0; i < chosenLines.Length; i++)
        {
            if ((uint)rows[i] >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(rows), rows[i], $"row {rows[i]} of {File}, which has rows 0 to {Count - 1}");
            chosenLines[i] = lines[rows[i]];
        }

        var columns = new CsvColumn[Columns.Count];
        for (var i = 0; i < columns.Length; i++) columns[i] = Columns[i].Subset(rows, chosenLines);
        return new CsvTable(File, columns, chosenLines);
    }

    /// <summary>The rows whose field in one column satisfies a condition; a missing field is null.</summary>
    public CsvTable Where(string column, Func<string?, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var texts = this[column].Texts;
        var rows = new List<int>();
        for (var i = 0; i < texts.Length; i++)
            if (condition(texts[i])) rows.Add(i);
        return Subset(rows.ToArray());
    }

    /// <summary>Splits the rows into training, validation and test parts; what is left by the two fractions is for training.</summary>
    /// <param name="validation">Fraction of the rows for validation, 0 for none.</param>
    /// <param name="test">Fraction of the rows for test, 0 for none.</param>
    /// <param name="seed">The same seed deals the same rows. Null keeps the order (training first, test last), as time series need.</param>
    /// <param name="stratifyBy">A column whose different values are each shared out by the same fractions; a missing value is one of them.</param>
    /// <exception cref="ArgumentException">A fraction is out of range, nothing is left for training, or there is no such column.</exception>
    public TableSplit Split(double validation, double test = 0, int? seed = 1, string? stratifyBy = null)
    {
        int[]? classes = null;
        if (stratifyBy is not null)
        {
            var texts = this[stratifyBy].Texts.ToArray();
            var codes = texts.Select(t => t ?? "").Distinct().Order(StringComparer.Ordinal).Select((text, code) => (text, code)).ToDictionary(p => p.text, p => p.code);
            classes = texts.Select(t => codes[t ?? ""]).ToArray();
        }

        var rows = SplitRows.Deal(Count, validation, test, seed, classes);
        return new TableSplit(Subset(rows.Train), Subset(rows.Validation), Subset(rows.Test));
    }

    /// <summary>The number of rows and what each column holds.</summary>
    public override string ToString() => $"{Count} rows of {string.Join("; ", Columns)}";
}
