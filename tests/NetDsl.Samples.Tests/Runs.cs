using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json.Nodes;
using Xunit;

namespace Samples.Tests;

/// <summary>Runs samples as a user does, by their command lines; the console is the process's, so that such tests run one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Runs
{
    public const string Name = "runs";

    /// <summary>Runs a sample to its end and gives back its results.</summary>
    internal static JsonNode Succeed(Func<string[], int> main, params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("netdsl-sample-");
        try
        {
            var json = Path.Combine(folder.FullName, "results.json");
            var (code, _, error) = Run(main, [.. args, "--json", json]);
            Assert.Equal((0, ""), (code, error));
            return JsonNode.Parse(File.ReadAllText(json))!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs the sample of a network in a process of its own.</summary>
    internal static JsonNode Alone(Type network, params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("netdsl-sample-");
        try
        {
            var json = Path.Combine(folder.FullName, "results.json");
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", network.Assembly.Location, .. args, "--json", json]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return JsonNode.Parse(File.ReadAllText(json))!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs a sample that fails and gives back its one line of complaint.</summary>
    internal static string Fail(Func<string[], int> main, params string[] args)
    {
        var (code, _, error) = Run(main, args);
        Assert.Equal(1, code);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        return error;
    }

    internal static (int Code, string Output, string Error) Run(Func<string[], int> main, params string[] args)
    {
        var (output, error) = (Console.Out, Console.Error);
        var outputText = new StringWriter { NewLine = "\n" };
        var errorText = new StringWriter { NewLine = "\n" };
        try
        {
            // Not disposed: what first asks for the console may keep it.
            Console.SetOut(outputText);
            Console.SetError(errorText);
            var code = main(args);
            // What a Debug build says of itself is no error.
            return (code, outputText.ToString(), errorText.ToString().Replace("note: this is a Debug build; with '-c Release' it runs several times faster\n", ""));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
