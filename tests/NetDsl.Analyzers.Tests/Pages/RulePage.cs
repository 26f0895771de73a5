using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetDsl.Analyzers.Tests;

/// <summary>
/// A page of docs/diagnostics: its heading, and its samples. A line of a failing sample ends in <c>// NDSL1004 at Dense(10)</c> where
/// that rule is to report that piece of the line.
/// </summary>
internal sealed partial record RulePage(string Text, IReadOnlyList<string> Failing, IReadOnlyList<string> Mended)
{
    public static string Folder => Path.Combine(Analysis.Root(), "docs/diagnostics");

    public static RulePage Read(string id)
    {
        var path = Path.Combine(Folder, id + ".md");
        var text = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        IReadOnlyList<string> Samples(string kind) => Fence().Matches(text).Where(match => match.Groups["kind"].Value == kind).Select(match => match.Groups["code"].Value).ToList();
        return new RulePage(text, Samples("failing"), Samples("mended"));
    }

    /// <summary>What a failing sample says that it reports: rule, line and piece of source.</summary>
    public static IReadOnlyList<(string Id, int Line, string At)> Expected(string sample) => sample.Split('\n')
        .SelectMany((line, i) => Place().Matches(line).Select(match => (match.Groups["id"].Value, i + 1, match.Groups["at"].Value)))
        .ToList();

    [GeneratedRegex(@"^```csharp (?<kind>failing|mended)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"// (?<id>NDSL\d{4}) at (?<at>.+?)$")]
    private static partial Regex Place();
}
