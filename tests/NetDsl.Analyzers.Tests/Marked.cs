using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace NetDsl.Analyzers.Tests;

/// <summary>Sources with the expected diagnostics written into them: <c>Dense({|NDSL1004:x|}, 10)</c>.</summary>
internal static partial class Marked
{
    /// <summary>Fails, with the lines to paste, where the analyzers do not report exactly what is marked. What C# itself reports is left aside.</summary>
    public static async Task Check(string marked)
    {
        var source = Source(marked);
        Compare(marked, source, await Analysis.Diagnose(source));
    }

    /// <summary>The source without its marks.</summary>
    public static string Source(string marked) => Mark().Replace(marked, match => match.Groups["text"].Value);

    public static void Compare(string marked, string source, IEnumerable<Diagnostic> found)
    {
        var received = Write(source, found.Where(IsOurs));
        if (received == marked.ReplaceLineEndings("\n")) return;
        string[] expected = marked.ReplaceLineEndings("\n").Split('\n'), lines = received.Split('\n');
        var differing = lines.Where((line, i) => i >= expected.Length || line != expected[i]);
        throw new XunitException($"The analyzers report otherwise; to accept, paste\n\n{string.Join("\n", differing)}\n\nMessages:\n{string.Join("\n", found.Select(diagnostic => diagnostic.ToString()))}");
    }

    public static bool IsOurs(Diagnostic diagnostic) => diagnostic.Id.StartsWith("NDSL", StringComparison.Ordinal);

    private static string Write(string source, IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder(Analysis.Usings + source);
        foreach (var diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Location.SourceSpan.End))
            text.Insert(diagnostic.Location.SourceSpan.End, "|}").Insert(diagnostic.Location.SourceSpan.Start, $"{{|{diagnostic.Id}:");
        return text.ToString(Analysis.Usings.Length, text.Length - Analysis.Usings.Length).ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\|(?<id>NDSL\d{4}):(?<text>(?:(?!\|\}).)*)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
