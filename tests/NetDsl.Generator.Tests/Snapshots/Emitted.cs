using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Snapshots;

/// <summary>What the generator makes of one network, held against the accepted file beside the test.</summary>
internal static class Emitted
{
    /// <summary>The emitted file is the accepted one, and it compiles without an error.</summary>
    /// <param name="source">One network, without usings.</param>
    /// <param name="name">The test's, which names the file.</param>
    /// <param name="file">The test's.</param>
    public static void Verify(string source, [CallerMemberName] string name = "", [CallerFilePath] string file = "")
    {
        var compilation = Sources.Compile(Sources.Usings + source);
        var driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Sources.Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var completed, out var reported);

        Assert.Empty(reported);
        Assert.Empty(completed.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var files = driver.GetRunResult().GeneratedTrees.OrderBy(tree => tree.FilePath, System.StringComparer.Ordinal).Select(tree => tree.ToString());
        Snapshot.Verify(string.Join("\n", files), name, file: file);
    }
}
