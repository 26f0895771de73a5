using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Generator;

namespace NetDsl.Analyzers.Tests;

/// <summary>Runs the analyzers as the build does: after the generator.</summary>
internal static class Analysis
{
    public static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    public static readonly IReadOnlyList<MetadataReference> References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll")
        .Append(typeof(NetworkAttribute).Assembly.Location)
        .Distinct()
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToList();

    public const string Usings = "using System; using System.Collections.Generic; using System.Linq; using NetDsl; using NetDsl.Data; using static NetDsl.Layers; using static NetDsl.Functions;\n";

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(NetworkAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), false) && !typeof(DiagnosticSuppressor).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Errors of C# and of the analyzers together, as id and source text.</summary>
    public static async Task<IReadOnlyList<(string Id, string At)>> Run(string source) => (await Diagnostics(source))
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)))
        .ToList();

    /// <summary>What the build would print of a source, in order of place, and the rules' hints with it; usings are added.</summary>
    /// <param name="config">Lines of an .editorconfig for all files.</param>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(string source, string config = "") =>
        await Diagnostics([Usings + source], config);

    /// <summary>The same for several files as they are.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(IEnumerable<string> files, string config = "")
    {
        var all = await Completed(files, config).WithAnalyzers(Analyzers).GetAllDiagnosticsAsync();
        return all.Where(diagnostic => !diagnostic.IsSuppressed && (diagnostic.Severity >= DiagnosticSeverity.Warning || (diagnostic.Severity == DiagnosticSeverity.Info && diagnostic.Id.StartsWith("NDSL", StringComparison.Ordinal))))
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToList();
    }

    /// <summary>What the analyzers report of a source that is built with further files.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(string source, params AdditionalText[] files) =>
        await Completed([Usings + source]).WithAnalyzers(Analyzers, new AnalyzerOptions([.. files])).GetAnalyzerDiagnosticsAsync();

    /// <summary>The sources with what the generator adds.</summary>
    public static Compilation Completed(IEnumerable<string> files, string config = "")
    {
        var settings = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse("root = true\n[*.cs]\n" + config, "/.editorconfig") });
        var compilation = CSharpCompilation.Create(
            "Test",
            files.Select((file, i) => CSharpSyntaxTree.ParseText(file, Options, $"/Net{i}.cs")),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true).WithSyntaxTreeOptionsProvider(new Severities(settings)));
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Options).RunGeneratorsAndUpdateCompilation(compilation, out var completed, out _);
        return completed;
    }

    public static readonly CSharpCompilationOptions CompilationOptions = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>Warnings and errors of a project, and the rules' hints, in order of place.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(Compilation compilation)
    {
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Options).RunGeneratorsAndUpdateCompilation(compilation, out var completed, out _);
        var all = await completed.WithAnalyzers(Analyzers).GetAllDiagnosticsAsync();
        return all.Where(diagnostic => !diagnostic.IsSuppressed && (diagnostic.Severity >= DiagnosticSeverity.Warning || (diagnostic.Severity == DiagnosticSeverity.Info && Marked.IsOurs(diagnostic))))
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToList();
    }

    public static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    /// <summary>The folder of the solution.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NetDsl.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("the repository's root was not found");
        return folder.FullName;
    }

    /// <summary>Severities as an .editorconfig sets them.</summary>
    private sealed class Severities(AnalyzerConfigSet settings) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellation) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string id, CancellationToken cancellation, out ReportDiagnostic severity) =>
            settings.GetOptionsForSourcePath(tree.FilePath.Length > 0 && tree.FilePath[0] == '/' ? tree.FilePath : "/" + tree.FilePath).TreeOptions.TryGetValue(id, out severity);

        public override bool TryGetGlobalDiagnosticValue(string id, CancellationToken cancellation, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }
}
