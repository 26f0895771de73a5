using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Generator;

namespace NetDsl.Benchmarks.Generation;

/// <summary>A project with the digits network and another file, as an editor holds it: typed in again and again.</summary>
public sealed class Project
{
    private const string Network = """
        using NetDsl;

        namespace Demo;

        [Network]
        [Input(1, 28, 28)]
        [Flatten]
        [Dense(128, Init = Init.HeUniform, Name = "fc1"), Relu]
        [Dense(64, Init = Init.HeUniform, Name = "fc2"), Relu]
        [Dense(10, Name = "fc3")]
        [SoftmaxCrossEntropy]
        public sealed partial class Digits;
        """;

    private const string Other = """
        namespace Demo;

        public static class Greeting
        {
            public static string Of(string name) => $"Hello, {name}";
        }
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);
    private readonly CSharpCompilation original;
    private CSharpCompilation compilation;
    private GeneratorDriver driver = Fresh();
    private int edits;

    /// <summary>Reads the references and runs the generator once.</summary>
    public Project()
    {
        original = CSharpCompilation.Create("Demo", [Parse(Network, "Digits.cs"), Parse(Other, "Greeting.cs")], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        compilation = original;
        RunAnew();
        var result = driver.GetRunResult();
        if (result.GeneratedTrees.Length != 1 || result.Results[0].Exception is not null || compilation.GetDiagnostics().Any(diagnostic => diagnostic.Id == "CS0246"))
            throw new InvalidOperationException($"the network of the benchmark is not completed: {result.Results[0].Exception}");
    }

    /// <summary>Characters of the emitted file.</summary>
    public int EmittedLength => driver.GetRunResult().GeneratedTrees[0].Length;

    /// <summary>A driver and a compilation that know nothing yet, as after opening the project: all is bound, read, compiled and emitted.</summary>
    public void RunAnew()
    {
        compilation = original.RemoveAllSyntaxTrees().AddSyntaxTrees(original.SyntaxTrees);
        driver = Fresh().RunGenerators(compilation);
    }

    /// <summary>A layer gets another width.</summary>
    public void EditNetwork()
    {
        edits++;
        Replace(0, Network.Replace("128", (100 + (edits % 2)).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    /// <summary>The other file gets another word.</summary>
    public void EditOther()
    {
        edits++;
        Replace(1, Other.Replace("Hello", edits % 2 == 0 ? "Hello" : "Good day", StringComparison.Ordinal));
    }

    private void Replace(int index, string text)
    {
        var tree = compilation.SyntaxTrees[index];
        compilation = compilation.ReplaceSyntaxTree(tree, Parse(text, tree.FilePath));
        driver = driver.RunGenerators(compilation);
    }

    private static GeneratorDriver Fresh() => CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Options);

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path);

    internal static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll"))
        .Append(typeof(NetworkAttribute).Assembly.Location)
        .Distinct()
        .Select(path => MetadataReference.CreateFromFile(path));
}
