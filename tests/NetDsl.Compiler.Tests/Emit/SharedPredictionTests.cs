using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetDsl.Compiler.Tests.Operations;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>One sample that several threads share: the bits of the program that one thread runs, whatever their number and order.</summary>
public sealed class SharedPredictionTests
{
    private const int Networks = 120;

    [Fact]
    public void Random_networks_give_the_same_bits_from_any_split()
    {
        var drawn = Enumerable.Range(0, Networks).Select(seed => new RandomNetworks(seed, steps: 2 + (seed % 14))).ToList();
        var models = drawn.Select(network => network.Model() with { LeastShared = 0 }).ToList();
        var networks = EmittedCode.Load(models);
        var shared = 0;
        for (var i = 0; i < models.Count; i++)
            if (Check(models[i], networks[i], drawn[i].Numbers(models[i], batch: 1))) shared++;
        Assert.True(shared > Networks / 2, $"only {shared} networks are shared");
    }

    [Theory]
    [InlineData(0, 16, 16, 16, 1, 1)]
    [InlineData(1, 13, 12, 16, 1, 1)]
    [InlineData(2, 12, 9, 6, 1, 0)]
    [InlineData(3, 11, 10, 5, 2, 2)]
    [InlineData(4, 9, 16, 32, 2, 1)]
    public void Images_give_the_same_bits_from_any_split(int seed, int height, int width, int channels, int stride, int padding) => Check(seed, graph =>
    {
        var x = graph.Input(new PortModel("x", new Shape(2, height, width), ElementType.Float));
        x = Layer(graph, "Conv2d", "first", x, ("channels", channels), ("kernel", 5), ("padding", padding)).Map(e => Scalar.Tanh.Of(e));
        var pooled = Layer(graph, seed % 2 == 0 ? "MaxPool2d" : "AvgPool2d", "", x, ("kernel", 2));
        x = Layer(graph, "Conv2d", "second", x, ("channels", 16), ("kernel", 3), ("padding", 1));
        var y = Layer(graph, "Conv2d", "third", x.Map(e => Scalar.Relu.Of(e)), ("channels", 16), ("kernel", 3), ("padding", 1));
        x = Layer(graph, "Conv2d", "fourth", (x + y).Map(e => Scalar.Relu.Of(e)), ("channels", 7), ("kernel", 3), ("stride", stride));
        return [x, pooled, x.Reshape(new Shape(x.Shape.Size))];
    });

    [Theory]
    [InlineData(0, 40, 4, true)]
    [InlineData(1, 70, 1, true)]
    [InlineData(2, 7, 2, false)]
    [InlineData(3, 65, 3, false)]
    public void Sequences_give_the_same_bits_from_any_split(int seed, int length, int heads, bool causal) => Check(seed, graph =>
    {
        var width = heads * 8;
        var tokens = graph.Input(new PortModel("tokens", new Shape(length), ElementType.Int, 6));
        var x = PublicSurface.Apply(graph, "Embedding", "embedding", ("indices", tokens), ("vocabulary", 6), ("width", width))[0];
        x = Layer(graph, "LayerNorm", "norm", x);
        var qkv = new[] { "q", "k", "v" }.Select(name => (name, (object)Layer(graph, "Dense", name, x, ("units", width)))).ToArray();
        var y = PublicSurface.Apply(graph, "Attention", "", [.. qkv, ("heads", heads), ("causal", causal)])[0];
        x += Layer(graph, "Dense", "out", y, ("units", width)).Map(e => Scalar.NormalCdf.Of(e) * e);
        var last = Layer(graph, "Dense", "last", x.Reshape(new Shape(length * width)), ("units", 35)).Map(e => Scalar.Relu.Of(e));
        return [Layer(graph, "Softmax", "", x), x.SumOver(0), last];
    });

    [Fact]
    public void A_product_of_parameters_is_there_before_its_activation() => Check(20, graph =>
    {
        Value Weight(string name, int rows, int columns) => graph.Parameter(new ParameterModel(name, new Shape(rows, columns), "FanInUniform", columns, rows));
        var x = graph.Input(new PortModel("x", new Shape(12, 32), ElementType.Float));
        var product = PublicSurface.Apply(graph, "MatMul", "", ("a", Weight("p", 32, 8)), ("b", Weight("q", 8, 64)))[0];
        return [PublicSurface.Apply(graph, "MatMul", "", ("a", x), ("b", product.Map(e => Scalar.Relu.Of(e))))[0]];
    });

    [Fact]
    public void Too_little_work_is_left_to_one_thread()
    {
        static NetworkModel Dense(int units) => ModelBuilder.Of("Dense" + units, graph =>
        {
            var x = graph.Input(new PortModel("x", new Shape(400), ElementType.Float));
            return ([Layer(graph, "Dense", "fc", x, ("units", units))], null);
        });
        var networks = EmittedCode.Load([Dense(16), Dense(256)]);
        Assert.Null(Program(networks[0]));
        Assert.NotNull(Program(networks[1]));
    }

    private static void Check(int seed, Func<GraphBuilder, Value[]> build)
    {
        var model = ModelBuilder.Of("Shared" + seed, graph => (build(graph), null)) with { LeastShared = 0 };
        Assert.True(Check(model, EmittedCode.Load(model), new RandomNetworks(seed, 1).Numbers(model, batch: 1)));
    }

    private static bool Check(NetworkModel model, Network network, Numbers numbers)
    {
        EmittedProgram.Fill(network, numbers);
        using var alone = network.CreateProgram(ProgramKind.Prediction, 1);
        using var program = Program(network);
        if (program is null) return false;
        var expected = EmittedProgram.Predict(alone, numbers, parts: 1);
        foreach (var (parts, reversed) in new[] { (1, false), (2, false), (2, true), (3, true), (5, false), (16, true) })
        {
            var actual = EmittedProgram.Predict(program, numbers, parts, reversed);
            for (var i = 0; i < expected.Length; i++)
                Assert.True(expected[i].AsSpan().SequenceEqual(actual[i]), $"{model.Name}: output {i} of {parts} parts{(reversed ? ", the last first" : "")}\n{GraphPrinter.Print(ProgramBuilder.Prediction(model).Nodes)}");
        }

        return true;
    }

    private static Value Layer(GraphBuilder graph, string operation, string name, Value x, params (string, object)[] arguments) =>
        PublicSurface.Apply(graph, operation, name, [("x", x), .. arguments])[0];

    private static NetworkProgram? Program(Network network) =>
        (NetworkProgram?)typeof(Network).GetMethod("CreateSharedProgram", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(network, null);
}
