using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Compiler.Tests.Emit;
using NetDsl.Compiler.Tests.Operations;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Compiler.Tests.Passes;

/// <summary>Which products read a weight that was packed before, and that nothing else changes by it.</summary>
public sealed class PackProductsTests
{
    [Fact]
    public void Compiler_and_kernels_mean_the_same_panels() => Assert.Equal(PackedMatMul.Width, LinearPackPrimitive.Width);

    [Theory]
    [InlineData("one vector", true, 40, 48)]
    [InlineData("a sequence of one", true, 48, 1, 40)]
    [InlineData("few columns", false, 40, 10)]
    [InlineData("few rows", false, 48, 8, 40)]
    [InlineData("many rows", true, 48, 32, 40)]
    [InlineData("many rows with long sums", false, 48, 32, 600)]
    [InlineData("a large weight", false, 1025, 1024)]
    public void Products_are_packed_where_the_weight_is_read_more_often_than_it_changes(string what, bool packed, params int[] sizes)
    {
        // Units, then the shape of a sample; a vector's is one number, given first.
        var (shape, units) = sizes.Length == 2 ? (new Shape(sizes[0]), sizes[1]) : (new Shape(sizes[1..]), sizes[0]);
        var model = Dense("Packed", shape, units);
        Assert.True(packed == IsPacked(ProgramBuilder.Prediction(model)), what);
        Assert.Equal(packed, IsPacked(ProgramBuilder.Evaluation(model)));
        Assert.False(IsPacked(ProgramBuilder.Training(model)));
        Assert.False(IsPacked(ProgramBuilder.Prediction(model, gpu: true)));
        if (packed) Assert.Contains(ProgramBuilder.Prediction(model).Nodes, node => node.Name == "fc.weight packed");
    }

    [Fact]
    public void Two_products_share_one_packed_weight()
    {
        var model = ModelBuilder.Of("Siamese", graph =>
        {
            var w = graph.Parameter(new ParameterModel("w", new Shape(20, 30), "FanInUniform", 30, 20));
            Value Of(string name) => graph.Input(new PortModel(name, new Shape(30), ElementType.Float)).Linear(w);
            return ([Of("a") - Of("b")], null);
        });
        var nodes = ProgramBuilder.Prediction(model).Nodes;
        Assert.Single(nodes, node => node.Primitive is LinearPackPrimitive);
        Assert.Equal(2, nodes.Count(node => node.Primitive is PackedLinearPrimitive));
    }

    [Theory]
    [InlineData(true, 40, 7)]
    [InlineData(false, 65, 33)]
    [InlineData(true, 3, 1)]
    public void The_definitions_agree(bool transposed, int n, int k)
    {
        var random = new Random(n);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        TensorType x = TensorType.Float(new Shape(4, k), true), w = TensorType.Float(transposed ? new Shape(n, k) : new Shape(k, n), false);
        var (xs, ws) = (Draw(2 * 4 * k), Draw(n * k));
        var packing = new LinearPackPrimitive(transposed);
        var packed = packing.Infer([w]);
        var panels = packing.Evaluate(new EvaluationContext(2, packed, [w], [ws]));
        Primitive plain = new LinearPrimitive(transposed), product = new PackedLinearPrimitive(n);
        var type = product.Infer([x, packed]);
        Assert.Equal(plain.Infer([x, w]), type);
        Assert.Equal(plain.Evaluate(new EvaluationContext(2, type, [x, w], [xs, ws])), product.Evaluate(new EvaluationContext(2, type, [x, packed], [xs, panels])));
        Assert.Throws<GraphException>(() => product.Infer([x, w]));
    }

    [Fact]
    public void A_sample_has_the_same_bits_in_every_batch_and_follows_its_weights()
    {
        const int batch = 13, size = 300;
        var network = EmittedCode.Load(ModelBuilder.Of("Batches", graph =>
        {
            var x = graph.Input(new PortModel("x", new Shape(size), ElementType.Float));
            foreach (var units in new[] { 70, 129, 16 }) x = Layer(graph, x, "fc" + units, units).Map(e => Scalar.Relu.Of(e));
            return ([x], null);
        }));
        var random = new Random(1);
        var values = Enumerable.Range(0, batch * size).Select(_ => random.Next(3) == 0 ? random.NextSingle() - 0.5f : 0).ToArray();
        using var many = network.CreateProgram(ProgramKind.Prediction, batch);
        using var one = network.CreateProgram(ProgramKind.Prediction, 1);
        foreach (var repetition in new[] { 1, 2 })
        {
            network.Initialize(repetition);
            many.SetInput(0, values);
            many.RunAlone();
            var expected = many.Output(0).ToArray();
            for (var i = 0; i < batch; i++)
            {
                one.SetInput(0, values.AsSpan(i * size, size));
                one.RunAlone();
                Assert.Equal(expected[(i * 16)..((i + 1) * 16)], one.Output(0).ToArray());
            }
        }
    }

    private static bool IsPacked(ProgramGraph graph) => graph.Nodes.Any(node => node.Primitive is PackedLinearPrimitive);

    private static NetworkModel Dense(string name, Shape shape, int units) => ModelBuilder.Of(name, graph =>
    {
        var y = Layer(graph, graph.Input(new PortModel("x", shape, ElementType.Float)), "fc", units);
        return ([y], y.Map(e => e * e).SumAll().BatchSum());
    });

    private static Value Layer(GraphBuilder graph, Value x, string name, int units) => PublicSurface.Apply(graph, "Dense", name, ("x", x), ("units", units))[0];
}
