using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetDsl.CodeFixes;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>Every rule has a page, and what its samples say is what the analyzers say.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Ids => [.. Catalog.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_samples_of_a_page_do_what_they_say(string id)
    {
        var rule = Catalog.Find(id)!;
        var page = RulePage.Read(id);
        Assert.StartsWith($"# {id}: {rule.Title.ToString(CultureInfo.InvariantCulture)}\n\n{Kind(rule)} · {rule.DefaultSeverity}\n", page.Text, StringComparison.Ordinal);
        Assert.True(page.Failing.Count == page.Mended.Count, "for every failing sample there is a mended one");
        Assert.True(page.Failing.Count > 0 || !IsReported(id), $"{id} is reported: its page needs a failing and a mended sample");
        foreach (var sample in page.Failing)
        {
            var expected = RulePage.Expected(sample);
            var found = await Ours(sample, rule);
            Assert.True(expected.Count > 0 && expected.All(place => place.Id == id), "a failing sample marks a place of its own rule");
            Assert.True(expected.SequenceEqual(found), $"reported is\n{string.Join("\n", found)}");
        }

        foreach (var sample in page.Mended)
        {
            var left = (await Analysis.Diagnostics(sample, Enabled(rule))).Where(diagnostic => diagnostic.Severity >= Least(rule.DefaultSeverity)).ToList();
            Assert.True(left.Count == 0, string.Join("\n", left));
        }
    }

    [Fact]
    public void The_index_is_printed_from_the_rules()
    {
        var path = Path.Combine(RulePage.Folder, "README.md");
        var printed = Index();
        if (Environment.GetEnvironmentVariable("NETDSL_WRITE_DOCS") == "1") File.WriteAllText(path, printed);
        Assert.Equal(printed, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_page_belongs_to_a_rule_and_every_rule_links_to_its_page()
    {
        Assert.Equal(
            Catalog.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(RulePage.Folder, "NDSL*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));
        Assert.All(Catalog.All, rule => Assert.Equal($"{Help.Pages}{rule.Id}.md", rule.HelpLinkUri));
    }

    [Fact]
    public void Every_fix_mends_a_rule_that_exists() =>
        Assert.All(Fixes.SelectMany(fix => fix.FixableDiagnosticIds), id => Assert.NotNull(Catalog.Find(id)));

    private static IEnumerable<CodeFixProvider> Fixes => typeof(NetworkFix).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);

    private static string Index()
    {
        var mended = Fixes.SelectMany(fix => fix.FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder("""
            # What the build says

            Each rule has a page with a network that it refuses and the same network mended. A severity is changed in `.editorconfig`
            (`dotnet_diagnostic.NDSL3001.severity = none`), a single place is excused with `#pragma warning disable NDSL3001`.

            Samples begin with these lines:

            ```csharp
            using System;
            using NetDsl;
            using static NetDsl.Layers;
            using static NetDsl.Functions;
            ```

            """.ReplaceLineEndings("\n"));
        foreach (var category in Catalog.All.GroupBy(Kind))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {category.Key}\n\n| | | | |\n|---|---|---|---|\n");
            foreach (var rule in category.OrderBy(rule => rule.Id, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity} | {rule.Title.ToString(CultureInfo.InvariantCulture)} | {(mended.Contains(rule.Id) ? "code fix" : "")} |\n");
        }

        return text.ToString();
    }

    private static string Kind(DiagnosticDescriptor rule) => rule.Category["NetDsl.".Length..];

    private static async Task<List<(string Id, int Line, string At)>> Ours(string sample, DiagnosticDescriptor rule) =>
        (await Analysis.Diagnostics(sample, Enabled(rule))).Where(diagnostic => Marked.IsOurs(diagnostic) && diagnostic.Severity >= Least(rule.DefaultSeverity))
            .Select(diagnostic => (diagnostic.Id, diagnostic.Location.GetLineSpan().StartLinePosition.Line, Analysis.Text(diagnostic).Split('\n')[0].Trim())).ToList();

    /// <summary>A rule that is off until asked for is asked for.</summary>
    private static string Enabled(DiagnosticDescriptor rule) => rule.IsEnabledByDefault ? "" : $"dotnet_diagnostic.{rule.Id}.severity = warning";

    private static DiagnosticSeverity Least(DiagnosticSeverity severity) => severity < DiagnosticSeverity.Warning ? severity : DiagnosticSeverity.Warning;

    /// <summary>False for a rule that waits for its operation: no source mentions it yet.</summary>
    private static bool IsReported(string id) => Sources.Any(source => source.Contains($"\"{id}\"", StringComparison.Ordinal));

    private static readonly IReadOnlyList<string> Sources = new[] { "src/Generator", "src/Analyzers/NetDsl.Analyzers" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Analysis.Root(), folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !Regex.IsMatch(file, "/(obj|bin)/|Rules/(Shape|Gradient|Tutor|Use|Gpu)Rules"))
        .Select(File.ReadAllText).ToList();
}
