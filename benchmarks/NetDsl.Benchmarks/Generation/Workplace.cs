using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Analyzers;

namespace NetDsl.Benchmarks.Generation;

/// <summary>A project of many networks, each in a file of its own, as an editor analyses it after every key.</summary>
internal sealed class Workplace
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private readonly ImmutableArray<DiagnosticAnalyzer> analyzers = [.. typeof(NetworkAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !typeof(DiagnosticSuppressor).IsAssignableFrom(type))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private CSharpCompilation compilation;
    private int edits;

    public Workplace(int networks)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        compilation = CSharpCompilation.Create(
            "Workplace",
            Enumerable.Range(0, networks).Select(i => CSharpSyntaxTree.ParseText(Source(i, 64), Options, $"Net{i}.cs")),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    /// <summary>Edits a number of one network and analyses its file anew: what stands under the cursor.</summary>
    public int EditAndAnalyseFile()
    {
        Edit();
        var tree = compilation.SyntaxTrees[0];
        var run = compilation.WithAnalyzers(analyzers);
        var semantic = run.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, default).GetAwaiter().GetResult();
        return semantic.Length;
    }

    /// <summary>Edits a number of one network and analyses the whole project anew.</summary>
    public int EditAndAnalyseAll()
    {
        Edit();
        return compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;
    }

    private void Edit() =>
        compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Source(0, 32 + (++edits % 64)), Options, "Net0.cs"));

    private static string Source(int index, int units) => string.Create(CultureInfo.InvariantCulture, $$"""
        using NetDsl;
        using static NetDsl.Functions;
        using static NetDsl.Layers;

        [Network]
        public sealed partial class Net{{index}}
        {
            static Tensor Forward([Shape(64)] Tensor x)
            {
                var h = Gelu(Dense(x, {{units}}, name: "widen"));
                for (int block = 0; block < 4; block++) h = Block(h, block);
                return Dense(h, 10, name: "head");
            }

            static Tensor Block(Tensor x, int index)
            {
                var y = Dropout(Relu(Dense(x, x.Shape[0])), 0.1);
                return index % 2 == 0 ? x + y : Tanh(y);
            }

            static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label);
        }
        """);
}
