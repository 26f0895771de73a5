using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Generator;

namespace NetDsl.Analyzers.Tests;

/// <summary>Runs the analyzers as the build does: after the generator.</summary>
internal static class Analysis
{
    /// <summary>The line before every source.</summary>
    public const string Usings = "using System; using NetDsl; using static NetDsl.Layers; using static NetDsl.Functions;\n";

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static readonly CSharpCompilationOptions CompilationOptions = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    public static readonly IReadOnlyList<MetadataReference> References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll")
        .Append(typeof(NetworkAttribute).Assembly.Location)
        .Distinct()
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToList();

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(NetworkAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), false) && !typeof(DiagnosticSuppressor).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Errors and warnings of C# and of the analyzers together, as id and source text.</summary>
    public static async Task<IReadOnlyList<(string Id, string At)>> Run(string source) =>
        (await Diagnose(source)).Select(diagnostic => (diagnostic.Id, Text(diagnostic))).ToList();

    public static Task<IReadOnlyList<Diagnostic>> Diagnose(string source, DiagnosticSeverity least = DiagnosticSeverity.Warning) =>
        Diagnose(CSharpCompilation.Create("Test", [CSharpSyntaxTree.ParseText(Usings + source, ParseOptions, "Net.cs")], References, CompilationOptions), least);

    /// <summary>In the order of the source.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnose(Compilation compilation, DiagnosticSeverity least = DiagnosticSeverity.Warning)
    {
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions).RunGeneratorsAndUpdateCompilation(compilation, out var completed, out _);
        var all = await completed.WithAnalyzers(Analyzers).GetAllDiagnosticsAsync();
        return all.Where(diagnostic => diagnostic.Severity >= least && !diagnostic.IsSuppressed)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).ToList();
    }

    public static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    /// <summary>The folder of the solution.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NetDsl.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("the repository's root was not found");
        return folder.FullName;
    }
}
