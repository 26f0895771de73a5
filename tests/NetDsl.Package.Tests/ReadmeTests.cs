using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetDsl.Package.Tests;

/// <summary>What the README shows is what the package does: its code builds, its error is reported, its emitted lines are emitted.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class ReadmeTests(PackedLibrary library)
{
    private static readonly IReadOnlyList<(string Kind, string Text)> Blocks = Block().Matches(TheRepository.Read("README.md"))
        .Select(match => (match.Groups["kind"].Value, match.Groups["text"].Value)).ToList();

    [Fact]
    public void Its_code_builds_and_emits_what_it_shows()
    {
        var code = Blocks.Where(block => block.Kind == "csharp").Select(block => block.Text).ToList();
        var networks = code.Where(text => text.Contains("[Network]", StringComparison.Ordinal)).Select((text, i) => (File: i == 0 ? "Digits.cs" : $"Network{i}.cs", text)).ToList();
        var program = ("Program.cs", Join(code.Where(text => !text.Contains("[Network]", StringComparison.Ordinal))));
        Assert.True(networks.Count >= 2, "the README shows a stack of attributes and a Forward method");

        // As `dotnet new console` sets it up.
        var consumer = new Consumer(library, "Readme", [.. networks, program]);
        var build = consumer.Build("-p:EmitCompilerGeneratedFiles=true", "-p:ImplicitUsings=enable", "-p:Nullable=enable");
        Assert.True(build.Outcome.Succeeded, build.Outcome.Output);
        Assert.Empty(build.Messages);

        // Three dots stand for what is left out.
        var emitted = Lines(consumer.Emitted("Digits"));
        foreach (var shown in Assert.Single(Blocks, block => block.Kind == "csharp emitted").Text.Split("…\n").Select(Lines))
        {
            var at = emitted.IndexOf(shown[0]);
            Assert.True(at >= 0, $"the README shows emitted code that is no longer emitted, mend it: {shown[0]}");
            Assert.Equal(shown, emitted.Skip(at).Take(shown.Count));
            emitted = emitted[(at + shown.Count)..];
        }
    }

    [Fact]
    public void The_error_that_it_shows_is_the_only_one()
    {
        var network = Blocks.First(block => block.Kind == "csharp").Text;
        var broken = network.Replace("[Flatten]\n", "", StringComparison.Ordinal);
        Assert.NotEqual(network, broken);
        var build = new Consumer(library, "ReadmeError", ("Digits.cs", broken), ("Program.cs", "System.Console.WriteLine(Digits.Summary);")).Build();
        var error = Assert.Single(build.Messages);
        var shown = Assert.Single(Blocks, block => block.Kind == "text error").Text.Trim();
        Assert.Equal(shown, $"{error.File}({error.Line},{error.Column}): {error.Severity} {error.Id}: {error.Text}");
    }

    private static List<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();

    /// <summary>Pieces of one program: usings first.</summary>
    private static string Join(IEnumerable<string> pieces)
    {
        var lines = pieces.SelectMany(piece => piece.Split('\n')).ToLookup(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('='));
        return string.Join('\n', lines[true].Distinct().Concat(lines[false]));
    }

    [GeneratedRegex(@"^```(?<kind>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
