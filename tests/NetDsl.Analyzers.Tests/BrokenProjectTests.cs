using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>A build takes the processors that tests with a limit of time would miss: it runs when these are done.</summary>
[CollectionDefinition(nameof(BuildsAlone), DisableParallelization = true)]
public sealed class BuildsAlone;

/// <summary>The build of tests/Broken, one mistake a file: what a user reads in the terminal.</summary>
[Collection(nameof(BuildsAlone))]
public sealed partial class BrokenProjectTests
{
    [Fact]
    public async Task The_build_prints_each_rule_once_at_its_place()
    {
        var folder = Path.Combine(Analysis.Root(), "tests", "Broken");
        var printed = Line().Matches(await Build(folder))
            .Select(match => $"{Path.GetFileName(match.Groups["path"].Value)}{match.Groups["rest"].Value}").Order(StringComparer.Ordinal).ToList();

        Snapshot.Verify(string.Join("\n", printed) + "\n", "Output", "txt");
        var own = printed.Select(line => (File: line[..line.IndexOf('.', StringComparison.Ordinal)], Id: Id().Match(line).Value)).Where(pair => pair.Id.Length > 0).ToList();
        Assert.All(own, pair => Assert.Equal(pair.File, pair.Id));
        Assert.Equal(Directory.EnumerateFiles(folder, "NDSL*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal), own.Select(pair => pair.Id));
    }

    private static async Task<string> Build(string folder)
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        // The projects that it refers to were built with this test; a compiler of its own holds no older analyzers.
        string[] arguments = ["build", "Broken.csproj", "-c", configuration, "--no-dependencies", "--no-incremental", "-nologo", "-v", "m", "-tl:off", "-nodeReuse:false", "-p:UseSharedCompilation=false"];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        // The summary at the end says everything once more.
        return output.ReplaceLineEndings("\n").Split("\nBuild FAILED.")[0];
    }

    [GeneratedRegex(@"^(?<path>[^\s(][^(\n]*\.cs)(?<rest>\(\d+,\d+\): (error|warning) .*?)( \[[^\]]*\.csproj\])?$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<=(error|warning) )NDSL\d{4}")]
    private static partial Regex Id();
}
