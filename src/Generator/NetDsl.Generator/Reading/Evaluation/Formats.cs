using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetDsl.Generator;

/// <summary>How numbers and source text stand in messages.</summary>
internal static class Formats
{
    private const int Longest = 120;

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
}
