using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>Networks that are right: nothing is said of them, hints aside.</summary>
public sealed class SoundNetworkTests
{
    public static TheoryData<string> Networks => new(Sound.Networks.Keys);

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task Nothing_is_said_of_a_network_that_is_right(string name)
    {
        var found = await Analysis.Diagnostics(Sound.Networks[name]);
        Assert.Equal([], found.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).Select(diagnostic => diagnostic.ToString()));
    }

    /// <summary>C# may miss other projects of a sample here; the rules see the networks all the same.</summary>
    [Fact]
    public async Task Nothing_is_said_of_the_samples()
    {
        var samples = Path.Combine(Root(), "samples");
        var projects = Directory.EnumerateFiles(samples, "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!).ToList();
        Assert.NotEmpty(projects);
        var networks = 0;
        foreach (var project in projects)
        {
            var files = Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/Emitted/", StringComparison.Ordinal))
                .Select(File.ReadAllText).ToList();
            networks += files.Sum(file => file.Split("[Network").Length - 1);
            var found = await Analysis.Diagnostics(files);
            var said = found.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info && diagnostic.Id.StartsWith("NDSL", StringComparison.Ordinal)).ToList();
            Assert.True(said.Count == 0, $"{project}\n{string.Join("\n", said)}");
        }

        Assert.True(networks > 4, $"only {networks} networks were found in {samples}");
    }

    /// <summary>The sources in the texts of the generator's tests that hold a whole network and compile.</summary>
    [Fact]
    public async Task Nothing_is_said_of_the_networks_in_the_tests_of_the_generator()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root(), "tests/NetDsl.Generator.Tests"), "*Tests.cs")
            .Where(file => !file.EndsWith("HostileTests.cs", StringComparison.Ordinal))
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>())
            .Where(literal => literal.Token.Value is string text && text.Contains("[Network", StringComparison.Ordinal) && !text.Contains("{|", StringComparison.Ordinal))
            .Select(literal => (string)literal.Token.Value!).Distinct().ToList();
        Assert.True(sources.Count > 10, $"only {sources.Count} networks were found");
        var said = new List<string>();
        foreach (var source in sources)
        {
            var found = (await Analysis.Diagnostics(source)).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).ToList();
            // One that is wrong on purpose has an error; its test says which.
            if (found.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error)) said.AddRange(found.Select(diagnostic => $"{diagnostic}\n{source}"));
        }

        Assert.True(said.Count == 0, string.Join("\n\n", said));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NetDsl.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("the repository's root was not found");
        return folder.FullName;
    }
}
