using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace NetDsl.Package.Tests;

/// <summary>What a process said and how it ended.</summary>
internal sealed record Outcome(int Code, string Output)
{
    public bool Succeeded => Code == 0;
}

/// <summary>Runs the SDK as a newcomer's terminal would, within a time limit.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <exception cref="TimeoutException">It took longer than the limit; the process and its children are gone.</exception>
    public static Outcome Run(string folder, params string[] arguments) => Execute(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, arguments);

    /// <inheritdoc cref="Run"/>
    public static Outcome Execute(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The test host's own settings of MSBuild would lead another project astray.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // It would win over the folder that a project's NuGet.config names.
        start.Environment.Remove("NUGET_PACKAGES");
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (process.WaitForExit(Limit)) return new Outcome(process.ExitCode, string.Concat(output.GetAwaiter().GetResult()));
        process.Kill(entireProcessTree: true);
        throw new TimeoutException($"{program} {string.Join(' ', arguments)} took longer than {Limit.TotalSeconds} s in {folder}");
    }
}
