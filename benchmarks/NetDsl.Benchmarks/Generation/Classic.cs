using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Generator;

namespace NetDsl.Benchmarks.Generation;

/// <summary>A project with one network of samples/10-Vision or samples/22-Transformers, opened anew at each run.</summary>
public sealed class Classic
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);
    private readonly CSharpCompilation original;

    /// <param name="name">The network's class, which is its file's name.</param>
    public Classic(string name)
    {
        // The files of the others would be generated too.
        string[] helpers = name.StartsWith("GoogLeNet", StringComparison.Ordinal) ? ["Inception"] : name == "TransformerBase" ? ["EncoderDecoder"] : [];
        var files = helpers.Prepend(name);
        original = CSharpCompilation.Create(
            "Classic", files.Select(file => CSharpSyntaxTree.ParseText(Source(file), Options, file + ".cs")), Project.References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        EmittedLength = Run();
    }

    /// <summary>All networks of the two samples that stand in a file of their own.</summary>
    public static IReadOnlyList<string> Names { get; } = typeof(Classic).Assembly.GetManifestResourceNames()
        .Where(name => Source(name[..^".cs".Length]).Contains("[Network]", StringComparison.Ordinal)).Select(name => name[..^".cs".Length]).Order(StringComparer.Ordinal).ToList();

    /// <summary>Characters of the emitted file.</summary>
    public int EmittedLength { get; }

    /// <summary>A driver and a compilation that know nothing yet: all is bound, read, compiled and emitted.</summary>
    public int Run()
    {
        var result = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGenerators(original.RemoveAllSyntaxTrees().AddSyntaxTrees(original.SyntaxTrees)).GetRunResult();
        if (result.Results[0].Exception is { } exception) throw new InvalidOperationException("the generator failed", exception);
        return result.GeneratedTrees.Sum(tree => tree.Length);
    }

    private static string Source(string file)
    {
        using var reader = new StreamReader(typeof(Classic).Assembly.GetManifestResourceStream(file + ".cs")!);
        return reader.ReadToEnd();
    }
}
