using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetDsl.Generator.Tests;

/// <summary>The generator: what it emits compiles, it repeats no work, and it neither throws nor reports.</summary>
public sealed class GenerationTests
{
    private const string Network = Sources.Usings + """
        namespace Nets;
        [Network]
        public sealed partial class Net
        {
            [Dense(4)] private static partial Tensor Encoder(Tensor x);
            static Tensor Forward([Shape(8)] Tensor x) => Dense(Relu(Encoder(x)), 3);
            static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label);
        }
        """;

    private const string Other = Sources.Usings + "namespace Nets; [Network, Input(4), Dense(2)] public sealed partial class Other;";

    [Fact]
    public void A_network_is_completed_and_predicts()
    {
        var compilation = Sources.Compile(Network, Other, """
            namespace Nets;
            public static class Program { public static float[] Run() => new Net(seed: 1).Predict(new float[16]); }
            """);
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var completed, out var reported);

        Assert.Empty(reported);
        Assert.Empty(Errors(completed));
        using var stream = new MemoryStream();
        Assert.True(completed.Emit(stream).Success);
        stream.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(stream);
        var answer = (float[])assembly.GetType("Nets.Program")!.GetMethod("Run")!.Invoke(null, null)!;
        Assert.Equal(6, answer.Length);
        Assert.Equal(answer[..3], answer[3..]);
        Assert.Contains(answer, value => value != 0);
    }

    [Fact]
    public void A_network_with_a_problem_keeps_its_members_and_throws_the_problems_text()
    {
        var compilation = Sources.Compile(
            Network.Replace("Relu(Encoder(x))", "Reshape(Encoder(x), 3)", StringComparison.Ordinal),
            "public static class Program { public static string Run() { try { new Nets.Net(seed: 1).Predict(new float[8]); return \"\"; } catch (System.InvalidOperationException e) { return e.Message; } } }");
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var completed, out var reported);

        Assert.Empty(reported);
        Assert.Empty(Errors(completed));
        using var stream = new MemoryStream();
        Assert.True(completed.Emit(stream).Success);
        stream.Position = 0;
        var assembly = new AssemblyLoadContext(null).LoadFromStream(stream);
        Assert.StartsWith("NDSL1008: ", (string)assembly.GetType("Program")!.GetMethod("Run")!.Invoke(null, null)!, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_networks_and_keywords_as_names_compile()
    {
        var compilation = Sources.Compile(Sources.Usings + """
            namespace A.@event;
            public static partial class Models
            {
                public partial struct @struct
                {
                    [Network, Input(4), Dense(2)] private sealed partial class Inner;
                }
            }
            [Network] public partial class @class { public static Tensor Forward([Shape(4)] Tensor @float) => Dense(@float, 2, name: "layers.0/out-1"); }
            """);
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var completed, out _);

        Assert.Empty(Errors(completed));
    }

    [Theory]
    [InlineData("// a comment\n", "")]
    [InlineData("public class Unrelated { }\n", "")]
    [InlineData("", " // a comment")]
    public void An_edit_that_means_nothing_to_a_network_compiles_nothing_again(string before, string after)
    {
        var (driver, compilation) = Start(Network, Other, "// the third file");
        var third = compilation.SyntaxTrees.Last();
        var changed = compilation.ReplaceSyntaxTree(third, CSharpSyntaxTree.ParseText(before + third.GetText() + after, Sources.Options, third.FilePath));

        Assert.All(Reasons(driver, changed, NetworkGenerator.CompileStep), reason => Assert.Contains(reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
    }

    [Fact]
    public void An_edit_in_one_network_compiles_that_one_alone()
    {
        var (driver, compilation) = Start(Network, Other);
        var second = compilation.SyntaxTrees.Last();
        var changed = compilation.ReplaceSyntaxTree(second, CSharpSyntaxTree.ParseText(second.ToString().Replace("Dense(2)", "Dense(3)", StringComparison.Ordinal), Sources.Options, second.FilePath));

        var reasons = Reasons(driver, changed, NetworkGenerator.CompileStep);
        Assert.Equal(1, reasons.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(1, reasons.Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void An_edit_in_a_helper_of_another_file_reaches_the_network()
    {
        var (driver, compilation) = Start(
            Sources.Usings + "[Network] public partial class A { static Tensor Forward([Shape(4)] Tensor x) => Dense(x, Sizes.Width); }",
            "public static class Sizes { public static readonly int Width = 3; }");
        var second = compilation.SyntaxTrees.Last();
        var changed = compilation.ReplaceSyntaxTree(second, CSharpSyntaxTree.ParseText(second.ToString().Replace("3", "5", StringComparison.Ordinal), Sources.Options, second.FilePath));

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(driver, changed, NetworkGenerator.ReadStep));
    }

    [Fact]
    public void The_same_source_gives_the_same_text()
    {
        static string Emit() => string.Concat(CSharpGeneratorDriver.Create(new NetworkGenerator())
            .RunGenerators(Sources.Compile(Network, Other)).GetRunResult().GeneratedTrees.Select(tree => tree.ToString()));

        Assert.Equal(Emit(), Emit());
    }

    private static IEnumerable<string> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString());

    private static (GeneratorDriver Driver, CSharpCompilation Compilation) Start(params string[] sources)
    {
        var compilation = Sources.Compile(sources);
        var driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Sources.Options, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return (driver.RunGenerators(compilation), compilation);
    }

    private static List<IncrementalStepRunReason> Reasons(GeneratorDriver driver, Compilation changed, string step) =>
        driver.RunGenerators(changed).GetRunResult().Results.Single().TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason).ToList();
}
