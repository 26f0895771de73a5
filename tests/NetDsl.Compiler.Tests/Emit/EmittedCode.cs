using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Compiles emitted files with Roslyn and loads them, so that tests run what users would.</summary>
internal static class EmittedCode
{
    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .Append(MetadataReference.CreateFromFile(typeof(Network).Assembly.Location)).ToArray();

    /// <summary>The networks of some models, in order, all in one assembly.</summary>
    public static IReadOnlyList<Network> Load(IReadOnlyList<NetworkModel> models, OptimizationLevel level = OptimizationLevel.Release)
    {
        var assembly = Compile(models.Select(model => NetworkCompiler.Compile(model with { Gpu = Target.Device == Device.Gpu })), level);
        return models.Select(model => (Network)Activator.CreateInstance(assembly.GetType(FullName(model), throwOnError: true)!, 0)!).ToList();
    }

    public static Network Load(NetworkModel model) => Load([model])[0];

    private static string FullName(NetworkModel model) => model.Namespace.Length == 0 ? model.Name : model.Namespace + "." + model.Name;

    private static Assembly Compile(IEnumerable<string> sources, OptimizationLevel level)
    {
        var list = sources.ToList();
        var trees = list.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))).ToList();
        var compilation = CSharpCompilation.Create("Emitted" + Guid.NewGuid().ToString("N"), trees, References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success)
        {
            var error = result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            var line = error.Location.GetLineSpan().StartLinePosition.Line;
            throw new InvalidOperationException($"emitted code does not compile: {error}\n{error.Location.SourceTree!.GetText().Lines[line]}");
        }

        stream.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: false).LoadFromStream(stream);
    }
}
