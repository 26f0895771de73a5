using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using CsvHelper.Configuration;

namespace NetDsl.Data;

/// <summary>From text to columns: CsvHelper splits the fields, this decides what they are.</summary>
internal static class CsvReading
{
    public static CsvTable Read(TextReader reader, CsvOptions options, string file)
    {
        using var parser = new CsvParser(reader, Configuration(options, file), leaveOpen: true);
        var first = Next(parser, file) ? parser.Record! : throw new DataFormatException(file, "no line: a header was expected");
        var names = options.HasHeader ? first : Enumerable.Range(1, first.Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"column{i}")).ToArray();
        CheckNames(names, options, file);

        var missing = new HashSet<string>(options.Missing, StringComparer.OrdinalIgnoreCase);
        var texts = names.Select(_ => new List<string?>()).ToArray();
        var lines = new List<int>();
        if (!options.HasHeader) Add();
        while (Next(parser, file)) Add();
        return Table(names, texts, lines.ToArray(), options, file);

        void Add()
        {
            var line = FirstLine(parser);
            if (parser.Count != names.Length)
                throw new DataFormatException(file, $"line {line}: {parser.Count} fields, but {names.Length} columns ({string.Join(", ", names)})");
            for (var i = 0; i < names.Length; i++)
            {
                var text = parser[i];
                texts[i].Add(missing.Contains(text) ? null : text);
            }

            lines.Add(line);
        }
    }

    private static CsvConfiguration Configuration(CsvOptions options, string file) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = options.Delimiter,
        TrimOptions = options.Trim ? TrimOptions.Trim : TrimOptions.None,
        CacheFields = true, // categories repeat: one string for each
        BadDataFound = bad => throw new DataFormatException(file, $"line {bad.Context.Parser!.RawRow}: the field '{Short(bad.Field)}' has a quote that opens or closes at the wrong place"),
    };

    private static bool Next(CsvParser parser, string file)
    {
        bool read;
        try
        {
            read = parser.Read();
        }
        catch (Exception problem) when (problem is CsvHelperException { InnerException: not DataFormatException } or CsvHelperException { InnerException: null })
        {
            throw new DataFormatException(file, $"line {parser.RawRow}: {problem.Message}", problem);
        }
        catch (CsvHelperException problem)
        {
            throw problem.InnerException!;
        }

        // CsvHelper lets the end of the file close a quote: a lost quote would swallow rows in silence.
        if (read && parser.Count > 0 && OpenQuote(parser.RawRecord))
            throw new DataFormatException(file, $"line {parser.RawRow - parser.RawRecord.AsSpan().TrimStart("\r\n").Count('\n')}: a quote opens and never closes");
        return read;
    }

    private static bool OpenQuote(string record) => record.AsSpan().Count('"') % 2 != 0;

    // RawRow counts to the last line of a record; quoted fields may hold line ends.
    private static int FirstLine(CsvParser parser) => parser.RawRow - parser.RawRecord.AsSpan().TrimEnd("\r\n").TrimStart("\r\n").Count('\n');

    private static void CheckNames(string[] names, CsvOptions options, string file)
    {
        var seen = new HashSet<string>();
        foreach (var name in names)
            if (!seen.Add(name)) throw new DataFormatException(file, $"line 1: two columns are called '{name}'");
        foreach (var name in options.Numbers.Concat(options.Texts))
            if (!seen.Contains(name)) throw new DataFormatException(file, $"line 1: no column '{name}', which the options name; there are: {string.Join(", ", names)}");
    }

    private static CsvTable Table(string[] names, List<string?>[] texts, int[] lines, CsvOptions options, string file)
    {
        var columns = new CsvColumn[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var column = new CsvColumn(names[i], texts[i].ToArray(), null, file, lines);
            if (!options.Texts.Contains(names[i]))
            {
                var numbers = Numbers(column, options.Numbers.Contains(names[i]));
                if (numbers is not null) column = new CsvColumn(names[i], column.Texts.ToArray(), numbers, file, lines);
            }

            columns[i] = column;
        }

        return new CsvTable(file, columns, lines);
    }

    private static double[]? Numbers(CsvColumn column, bool required)
    {
        var numbers = new double[column.Count];
        for (var row = 0; row < numbers.Length; row++)
        {
            if (column.Texts[row] is not { } text) numbers[row] = double.NaN;
            else if (!CsvColumn.TryNumber(text, out numbers[row])) return required ? throw column.At(row, $"'{Short(text)}' is not a number") : null;
        }

        return numbers;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
