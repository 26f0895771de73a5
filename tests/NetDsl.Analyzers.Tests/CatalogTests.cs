using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>Rules, sources and release tracking name the same ids.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void Every_id_in_the_sources_has_a_descriptor()
    {
        var used = new[] { "src/Generator", "src/Analyzers" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Analysis.Root(), folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "NDSL[0-9]{4}").Select(match => match.Value))
            .Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.True(used.Count > 20, $"only {used.Count} ids were found");
        Assert.Equal([], used.Where(id => Catalog.Find(id) is null));
    }

    [Fact]
    public void Every_descriptor_has_its_row_in_release_tracking()
    {
        var rows = File.ReadAllLines(Path.Combine(Analysis.Root(), "src/Analyzers/NetDsl.Analyzers/AnalyzerReleases.Unshipped.md"))
            .Where(line => line.StartsWith("NDSL", StringComparison.Ordinal))
            .Select(line => string.Join(" | ", line.Split(" | ")[..3])).ToList();

        Assert.Equal(Catalog.All.Select(rule => $"{rule.Id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity : "Disabled")}").Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_are_unique_and_analyzers_support_them()
    {
        Assert.Equal(Catalog.All.Length, Catalog.All.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(
            Catalog.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            Analysis.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal));
    }
}
