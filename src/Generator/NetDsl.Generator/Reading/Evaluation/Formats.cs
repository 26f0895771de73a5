using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetDsl.Generator;

/// <summary>How numbers and source text stand in messages.</summary>
internal static class Formats
{
    private const int Longest = 120;

    /// <summary>Numbers as messages show them: 25,088.</summary>
    public static string Text(FormattableString text) => string.Format(Grouping, text.Format, text.GetArguments());

    /// <summary>A value as C# prints it, without the machine's culture.</summary>
    /// <exception cref="FormatException">The format does not fit, or asks for more digits than a name has.</exception>
    public static string Invariant(object? value, string? format = null) => format is { Length: > 16 } || (format is not null && Regex.IsMatch(format, "[0-9]{3}")) ? throw new FormatException() : value switch
    {
        null => "",
        bool b => b ? "True" : "False",
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Source text on one line.</summary>
    public static string OneLine(string source)
    {
        var line = Regex.Replace(source, @"\s+", " ").Trim();
        return line.Length <= Longest ? line : line.Substring(0, Longest - 1) + "…";
    }

    private static readonly IFormatProvider Grouping = new Grouped();

    private sealed class Grouped : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? argument, IFormatProvider? provider) => argument switch
        {
            int i => i.ToString("N0", CultureInfo.InvariantCulture),
            long l => l.ToString("N0", CultureInfo.InvariantCulture),
            _ => Invariant(argument),
        };
    }
}
