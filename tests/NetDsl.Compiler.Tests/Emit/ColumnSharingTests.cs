using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Compiler.Tests.Operations;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Products that threads share by columns: which they are, and that nobody sees it in the bits.</summary>
public sealed class ColumnSharingTests
{
    private const int Networks = 60;

    [Fact]
    public void Random_networks_give_the_same_bits_by_columns_as_by_samples()
    {
        var drawn = Enumerable.Range(0, Networks).Select(seed => new RandomNetworks(seed, steps: 4 + (seed % 14))).ToList();
        var models = drawn.Select(network => network.Model()).ToList();
        var networks = EmittedCode.Load([.. models, .. models.Select(ByColumns)]);
        var shared = 0;
        for (var i = 0; i < Networks; i++)
        {
            Check(networks[i], networks[Networks + i], drawn[i].Numbers(models[i], batch: 1 + (i % 9)), batch: 1 + (i % 9));
            if (Shared(ByColumns(models[i])).Any()) shared++;
        }

        Assert.True(shared > Networks / 2, $"only {shared} networks have products by columns");
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(40, 3)]
    public void Stacks_of_products_give_the_same_bits_by_columns_as_by_samples(int rows, int batch)
    {
        // Activations of one and of several operands, residual sums, a bias, and a weight that two layers share.
        int[] widths = [37, 70, 70, 129, 33];
        var model = ModelBuilder.Of("Stack" + rows, graph =>
        {
            var h = graph.Input(new PortModel("x", new Shape(rows, widths[0]), ElementType.Float));
            for (var i = 1; i < widths.Length; i++)
            {
                var w = graph.Parameter(new ParameterModel($"w{i}", new Shape(widths[i], widths[i - 1]), "FanInUniform", widths[i - 1], widths[i]));
                var b = graph.Parameter(new ParameterModel($"b{i}", new Shape(widths[i]), "FanInUniform", widths[i - 1], widths[i]));
                var next = (h.Linear(w) + b).Map(e => Scalar.Sigmoid.Of(e) * e);
                h = widths[i] == widths[i - 1] ? h + next.Linear(w) : next;
            }

            return ([h], (h * h).SumAll().BatchMean());
        });
        var random = new Random(rows);
        var leaves = model.Parameters.ToDictionary(p => p.Name, p => Draw(p.Shape.Size));
        leaves["x"] = Draw(batch * rows * widths[0]);
        var networks = EmittedCode.Load([model, ByColumns(model)]);
        RandomNetworkTests.Check(new Numbers(leaves), model, networks[1], batch);
        Check(networks[0], networks[1], new Numbers(leaves), batch);

        double[] Draw(int count) => Enumerable.Range(0, count).Select(_ => (double)(float)(random.NextDouble() - 0.5)).ToArray();
    }

    [Fact]
    public void A_value_read_in_another_shape_too_gives_the_same_bits()
    {
        // Gradients of weights are taken before the backward pass goes on: what only looks at a value anew does not wait for them.
        const int Rows = 512, Width = 64, Batch = 2;
        var model = ModelBuilder.Of("Reshaped", graph =>
        {
            var h = graph.Input(new PortModel("x", new Shape(Rows, Width), ElementType.Float)).Linear(Weight("w1"));
            var heads = h.Reshape(new Shape(Rows, 4, Width / 4));
            var z = h.Linear(Weight("w2"));
            heads = heads.Map(e => Scalar.Tanh.Of(e));
            return ([z], (z * z).SumAll().BatchMean() + (heads * heads).SumAll().BatchMean());

            Value Weight(string name) => graph.Parameter(new ParameterModel(name, new Shape(Width, Width), "FanInUniform", Width, Width));
        });
        var random = new Random(3);
        var leaves = new[] { ("x", Batch * Rows * Width), ("w1", Width * Width), ("w2", Width * Width) }
            .ToDictionary(leaf => leaf.Item1, leaf => Enumerable.Range(0, leaf.Item2).Select(_ => (double)(float)(random.NextDouble() - 0.5)).ToArray());
        var networks = EmittedCode.Load([model, ByColumns(model)]);
        Check(networks[0], networks[1], new Numbers(leaves), Batch);
    }

    [Fact]
    public void Only_weights_larger_than_the_values_of_a_sample_are_shared_by_columns()
    {
        // The first layer has 100,352 weights for 912 values, the second 8,192 for 192: too few to meet for.
        Assert.Equal(["x·wᵀ [128]"], Shared(Dense(784, 128, 64, 10)));
        Assert.Equal(["x·wᵀ [1024]", "x·wᵀ [1024]", "x·w [1024]"], Shared(Dense(784, 1024, 1024, 10)));
    }

    [Theory]
    [InlineData(64, 768, 768, 3)]
    [InlineData(64, 128, 512, 2)]
    [InlineData(64, 128, 384, 0)]
    [InlineData(256, 384, 1536, 2)]
    [InlineData(256, 384, 384, 0)]
    public void Rows_of_a_sample_count_against_the_weight(int rows, int width, int units, int shared)
    {
        var model = ModelBuilder.Of("Rows", graph =>
        {
            var x = graph.Input(new PortModel("x", new Shape(rows, width), ElementType.Float)).Map(e => e * Expression.Constant(2));
            var y = Layer(graph, Layer(graph, x, "first", width).Map(e => Scalar.Tanh.Of(e)), "second", units);
            return ([y], (y * y).SumAll().BatchMean());
        });
        Assert.Equal(shared, Shared(model).Count());
    }

    [Fact]
    public void A_product_by_columns_takes_one_meeting_more_and_its_activation_along()
    {
        var model = Dense(784, 128, 64, 10);
        var schedule = Train(model);
        Assert.Equal(1 + Scheduler.Run(ProgramBuilder.Training(model)).Phases, schedule.Phases);
        var product = Assert.IsType<ProductStep>(schedule.Steps.Single(IsShared));
        Assert.NotNull(product.Bias);
        Assert.NotNull(product.Activation);
        Assert.DoesNotContain(Scheduler.Run(ProgramBuilder.Evaluation(model), prepare: true).Steps, IsShared);
    }

    private static NetworkModel Dense(params int[] widths) => ModelBuilder.Of("Dense", graph =>
    {
        var x = graph.Input(new PortModel("x", new Shape(widths[0]), ElementType.Float));
        for (var i = 1; i < widths.Length; i++)
            x = Layer(graph, i > 1 ? x.Map(e => Scalar.Relu.Of(e)) : x, "fc" + i, widths[i]);
        return ([x], x.LogSumExp(0).BatchMean());
    });

    private static Value Layer(GraphBuilder graph, Value x, string name, int units) =>
        PublicSurface.Apply(graph, "Dense", name, ("x", x), ("units", units))[0];

    private static NetworkModel ByColumns(NetworkModel model) => model with { Name = model.Name + "ByColumns", LeastColumns = 0 };

    private static Schedule Train(NetworkModel model) => Scheduler.Run(ProgramBuilder.Training(model), leastColumns: model.LeastColumns);

    private static IEnumerable<string> Shared(NetworkModel model) => Train(model).Steps.Where(IsShared).Select(step => $"{step.Nodes[0].Primitive.Name} {step.Nodes[0].Shape}");

    private static bool IsShared(Step step) => step.Partition == Partition.Kernel && step.Nodes[0].Batched;

    private static void Check(Network bySamples, Network byColumns, Numbers numbers, int batch)
    {
        var expected = EmittedProgram.Train(bySamples, numbers, batch, parts: 1);
        foreach (var (parts, reversed) in new[] { (1, false), (2, false), (2, true), (3, true), (5, false) })
        {
            var actual = EmittedProgram.Train(byColumns, numbers, batch, parts, reversed);
            Assert.Equal(BitConverter.SingleToInt32Bits(expected.Loss), BitConverter.SingleToInt32Bits(actual.Loss));
            for (var i = 0; i < expected.Outputs.Length; i++) Assert.True(expected.Outputs[i].AsSpan().SequenceEqual(actual.Outputs[i]), $"{bySamples.Info.Name}: output {i} of {parts} parts");
            foreach (var (name, gradient) in expected.Gradients)
                Assert.True(gradient.AsSpan().SequenceEqual(actual.Gradients[name]), $"{bySamples.Info.Name}: the gradient of {name} of {parts} parts");
        }
    }
}
