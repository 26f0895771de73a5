using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>
/// What other analyzers say wrongly is silent, and what they say rightly is not. An analyzer of the tests speaks everywhere with
/// their ids; the tests of the package build with the real ones.
/// </summary>
public sealed class SuppressorTests
{
    private const string Source = """
        using NetDsl; using static NetDsl.Layers; using static NetDsl.Functions;
        [Network] public sealed partial class Net
        {
            static Tensor Forward([Shape(8)] Tensor image, [Shape(2)] Tensor idle) => Head(Map(Cube, image));
            static Tensor Loss(Tensor logits, [Shape] IntTensor label) => SoftmaxCrossEntropy(logits, label);
            static Tensor Head(Tensor x) => Reshape(Dense(x, 4), new[] { 2, 2 });
            static Tensor NeverCalled(Tensor x) => x;
            [Derivative("Slope")] static float Cube(float z) => z * z * z;
            static float Slope(float w) => 3 * w * w;
            public int[] Runs(string text) => new[] { text.Length };
        }
        public static class Elsewhere
        {
            static int Forward(Tensor t) => 1;
            [Derivative("Bend")] static float Curve(float a) => a * a;
            static float Bend(float b) => 2 * b;
        }
        """;

    [Theory]
    [InlineData("IDE0051")]
    [InlineData("CA1811")]
    [InlineData("RCS1213")]
    [InlineData("S1144")]
    public async Task What_the_compiler_reads_is_used(string id) =>
        Assert.Equal(["Bend", "Forward", "Loss", "Slope"], await Silenced(id, node => node is MethodDeclarationSyntax { Modifiers: var m } && !m.Any(SyntaxKind.PublicKeyword)));

    [Theory]
    [InlineData("IDE0060")]
    [InlineData("CA1801")]
    [InlineData("RCS1163")]
    [InlineData("S1172")]
    public async Task A_given_signature_may_have_parameters_that_it_does_not_need(string id) =>
        Assert.Equal(["b", "logits", "w"], await Silenced(id, node => node is ParameterSyntax));

    [Theory]
    [InlineData("CA1825")]
    [InlineData("CA1861")]
    public async Task Advice_on_running_fast_does_not_reach_what_never_runs(string id) =>
        Assert.Equal(["new[] { 2, 2 }"], await Silenced(id, node => node is ImplicitArrayCreationExpressionSyntax));

    [Fact]
    public async Task Nobody_passes_null_to_a_body() =>
        Assert.Equal(["idle", "image", "label", "logits", "x", "x"], await Silenced("CA1062", node => node is ParameterSyntax { Type: var type } && type!.ToString() != "float"));

    [Fact]
    public async Task Other_rules_are_left_alone() => Assert.Empty(await Silenced("CA1822", node => node is MethodDeclarationSyntax));

    [Fact]
    public void Every_suppression_has_its_own_id_and_a_reason()
    {
        var all = new NetworkSuppressor().SupportedSuppressions;

        Assert.Equal(all.Length, all.Select(one => one.Id).Distinct().Count());
        Assert.All(all, one => Assert.NotEmpty(one.Justification.ToString()));
    }

    /// <summary>The names of what the suppressor silenced among what the test's analyzer reported, sorted.</summary>
    private static async Task<IReadOnlyList<string>> Silenced(string id, Func<SyntaxNode, bool> where)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Append(typeof(NetworkAttribute).Assembly.Location)
            .Distinct().Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Test", [CSharpSyntaxTree.ParseText(Source)], references);
        var analyzers = ImmutableArray.Create<DiagnosticAnalyzer>(new Talkative(id, where), new NetworkSuppressor());
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var all = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.NotEmpty(all);
        return all.Where(diagnostic => diagnostic.IsSuppressed)
            .Select(diagnostic => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan))
            .Order(StringComparer.Ordinal).ToList();
    }

    /// <summary>Reports one id at the name of every node of a kind.</summary>
#pragma warning disable RS1001, RS1017, RS1036
    private sealed class Talkative(string id, Func<SyntaxNode, bool> where) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor rule = new(id, "A remark", "A remark", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxTreeAction(tree =>
            {
                foreach (var node in tree.Tree.GetRoot().DescendantNodes().Where(where))
                    tree.ReportDiagnostic(Diagnostic.Create(rule, node switch
                    {
                        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
                        ParameterSyntax parameter => parameter.Identifier.GetLocation(),
                        _ => node.GetLocation(),
                    }));
            });
        }
    }
#pragma warning restore RS1001, RS1017, RS1036
}
