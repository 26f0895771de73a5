using System;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Compiler;
using Xunit;

namespace NetDsl.Generator.Tests;

/// <summary>The layer table and the diagram, by their exact texts.</summary>
public sealed class DescriptionTests
{
    private const string Stack = "[Network, Input(1, 28, 28), Flatten, Dense(128, Name = \"fc1\"), Relu, Dense(64, Name = \"fc2\"), Relu, Dropout(0.5), Dense(10, Name = \"fc3\"), SoftmaxCrossEntropy] public sealed partial class Digits;";

    private const string Images = """
        [Network, Input(1, 28, 28)]
        [Conv2d(6, 5, Padding = 2, Name = "conv1"), Tanh, AvgPool2d(2)]
        [Conv2d(16, 5, Name = "conv2"), Tanh, AvgPool2d(2)]
        [Flatten, Dense(120, Name = "fc1"), Tanh, Dense(84, Name = "fc2"), Tanh, Dense(10, Name = "fc3"), SoftmaxCrossEntropy]
        public sealed partial class LeNet5;
        """;

    private const string Residual = """
        [Network] public sealed partial class Residual
        {
            static Tensor Forward([Shape(8)] Tensor x)
            {
                x = Dense(x, 32, name: "widen");
                for (int i = 0; i < 12; i++) x = Block(x);
                return Head(x);
            }
            static Tensor Block(Tensor x) => x + Dense(Act(Dense(x, 64)), 32);
            static Tensor Head(Tensor x) => Dense(Act(Dense(x, 16)), 1, name: "answer");
            static Tensor Act(Tensor x) => Gelu(x);
            static Tensor Loss(Tensor y, [Shape(1)] Tensor target) => MeanSquaredError(y, target);
        }
        """;

    private const string Twins = """
        [Network] public sealed partial class Twins
        {
            [Dense(32), Relu] private static partial Tensor Hidden(Tensor x);
            [Dense(8)] private static partial Tensor Code(Tensor x);
            static (Tensor Distance, Tensor Code) Forward([Shape(16)] Tensor left, [Shape(16)] Tensor right)
            {
                var code = Code(Hidden(left));
                var other = Code(Hidden(right));
                return (Sum(Square(code - other), axis: 0), code);
            }
            static Tensor Loss(Tensor distance, Tensor code, [Shape] Tensor same) => Mean(same * distance + L2Penalty(0.1));
        }
        """;

    private const string Sequence = """
        [Network] public sealed partial class Attention
        {
            static Tensor Forward([Shape(6)] IntTensor tokens)
            {
                var x = Embedding(tokens, 50, 8) + Reshape(Arange(6), 6, 1);
                var q = Dense(x, 8, bias: false, name: "q");
                var k = Dense(x, 8, bias: false, name: "k");
                var scores = Softmax(MatMul(q, Transpose(k)));
                return Dense(MatMul(scores, x), 50);
            }
        }
        """;

    [Theory]
    [InlineData(nameof(Stack), Stack)]
    [InlineData(nameof(Images), Images)]
    [InlineData(nameof(Residual), Residual)]
    [InlineData(nameof(Twins), Twins)]
    [InlineData(nameof(Sequence), Sequence)]
    public void Table_and_diagram(string name, string source)
    {
        var (summary, diagram) = Describe(source);

        NetDsl.Testing.Snapshot.Verify(summary + "\n\n" + diagram + "\n", name, "txt");
    }

    [Theory]
    [InlineData(Stack)]
    [InlineData(Twins)]
    public void The_documentation_of_the_class_is_the_same_table(string source)
    {
        var lines = NetworkCompiler.Compile(Reading.Of(source).Model!).Split('\n').Select(line => line.Trim()).ToList();
        var table = lines.Skip(lines.IndexOf("/// <code>") + 1).TakeWhile(line => line != "/// </code>").Select(line => line["/// ".Length..]);

        Assert.Equal(Describe(source).Summary, string.Join("\n", table));
    }

    [Theory]
    [InlineData(512, "512 bytes")]
    [InlineData(1024, "1.0 KiB")]
    [InlineData(2_621_440, "2.5 MiB")]
    [InlineData(19_756_849_562, "18.4 GiB")]
    public void Sizes_are_readable(long bytes, string text) => Assert.Equal(text, LayerTable.Size(bytes));

    /// <summary>What the compiled network says at run time.</summary>
    private static (string Summary, string Diagram) Describe(string source)
    {
        var reading = Reading.Of(source);
        Assert.True(reading.Model is not null, string.Join("\n", reading.Problems));
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(Sources.Compile(Sources.Usings + source), out var completed, out _);
        using var stream = new MemoryStream();
        var emitted = completed.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        var network = new AssemblyLoadContext(null).LoadFromStream(stream).GetTypes().Single(type => typeof(Network).IsAssignableFrom(type));
        string Text(string property) => ((string)network.GetProperty(property)!.GetValue(null)!).Replace("\r\n", "\n", StringComparison.Ordinal);
        return (Text("Summary"), Text("Diagram"));
    }
}
