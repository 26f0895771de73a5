using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetDsl.Package.Tests;

/// <summary>An error or warning as a build prints it.</summary>
internal sealed record BuildMessage(string File, int Line, int Column, string Severity, string Id, string Text);

/// <summary>A build with what it said.</summary>
internal sealed record Build(Outcome Outcome, IReadOnlyList<BuildMessage> Messages);

/// <summary>A new console project whose only setting is its reference to the package.</summary>
internal sealed partial class Consumer
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NetDsl" Version="{0}" />
          </ItemGroup>
        </Project>
        """;

    // What the library depends on comes from where every package of this machine comes from; the library itself cannot.
    private const string Sources = """
        <configuration>
          <packageSources><add key="packed" value="{0}" /></packageSources>
          <config><add key="globalPackagesFolder" value="{1}" /></config>
          <fallbackPackageFolders><add key="machine" value="{2}" /></fallbackPackageFolders>
        </configuration>
        """;

    private readonly string folder;
    private readonly string name;

    public Consumer(PackedLibrary library, string name, params (string File, string Text)[] files)
    {
        this.name = name;
        folder = Directory.CreateDirectory(Path.Combine(library.Folder, name)).FullName;
        var machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(machine);
        Write($"{name}.csproj", string.Format(CultureInfo.InvariantCulture, Project, library.Version));
        Write("NuGet.config", string.Format(CultureInfo.InvariantCulture, Sources, library.Feed, Path.Combine(library.Folder, "packages"), machine));
        foreach (var (file, text) in files) Write(file, text);
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    public Build Build(params string[] arguments) => Messages(DotNet.Run(folder, ["build", "-c", "Release", "-tl:off", "-clp:NoSummary", "--disable-build-servers", .. arguments]));

    public Build Publish(params string[] arguments) => Messages(DotNet.Run(folder, ["publish", "-c", "Release", "-tl:off", "-clp:NoSummary", "--disable-build-servers", "-o", "out", .. arguments]));

    /// <summary>Runs what <see cref="Build"/> built.</summary>
    public Outcome Run() => DotNet.Run(folder, Path.Combine("bin", "Release", "net10.0", $"{name}.dll"));

    /// <summary>Runs what <see cref="Publish"/> left.</summary>
    public Outcome RunPublished() => DotNet.Execute(Path.Combine(folder, "out", OperatingSystem.IsWindows() ? $"{name}.exe" : name), folder);

    /// <summary>The file that the generator emitted for a network, where the build had <c>EmitCompilerGeneratedFiles</c>.</summary>
    public string Emitted(string network) =>
        File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(folder, "obj"), $"{network}.g.cs", SearchOption.AllDirectories)));

    private static Build Messages(Outcome outcome) => new(outcome, Message().Matches(outcome.Output).Select(match => new BuildMessage(
        Path.GetFileName(match.Groups["file"].Value),
        int.TryParse(match.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0,
        int.TryParse(match.Groups["column"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var column) ? column : 0,
        match.Groups["severity"].Value,
        match.Groups["id"].Value,
        match.Groups["text"].Value)).Distinct().ToList());

    [GeneratedRegex(@"^\s*(?<file>[^\r\n]*?)(\((?<line>\d+),(?<column>\d+)\))?\s*: (?<severity>error|warning) (?<id>[A-Z]+\d+)\s*: (?<text>[^\r\n]*?)( \(https://[^\r\n)]*\))?( \[[^\r\n\]]*proj\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Message();
}
