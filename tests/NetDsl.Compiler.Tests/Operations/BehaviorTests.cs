using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>What golden cases cannot say: randomness, the two programs, names and ranges, gradients that are cut on purpose.</summary>
public sealed class BehaviorTests
{
    [Fact]
    public void Dropout_keeps_and_scales_in_training_and_does_nothing_in_prediction()
    {
        var x = Enumerable.Range(1, 1000).Select(i => (double)i).ToArray();
        var trained = Run(training: true, x, g => PublicSurface.One(g, "Dropout", ("x", Input(g, 1000)), ("rate", 0.25)));
        var uniform = ReferenceEvaluator.Uniform(0, 1000);
        Assert.Equal(x.Select((v, i) => uniform[i] >= 0.25 ? v / 0.75 : 0), trained, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(x, Run(training: false, x, g => PublicSurface.One(g, "Dropout", ("x", Input(g, 1000)), ("rate", 0.25))));
    }

    [Fact]
    public void Alpha_dropout_keeps_mean_and_variance()
    {
        var random = new Random(1);
        var x = Enumerable.Range(0, 200_000).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())).ToArray();
        var y = Run(training: true, x, g => PublicSurface.One(g, "AlphaDropout", ("x", Input(g, x.Length)), ("rate", 0.3)));
        var mean = y.Average();
        Assert.InRange(mean, -0.02, 0.02);
        Assert.InRange(y.Average(v => (v - mean) * (v - mean)), 0.98, 1.02);
    }

    [Fact]
    public void Each_dropout_has_the_same_stream_in_both_programs()
    {
        foreach (var training in new[] { true, false })
        {
            var graph = new GraphBuilder(training);
            PublicSurface.One(graph, "Dropout", ("x", Input(graph, 3)));
            PublicSurface.One(graph, "AlphaDropout", ("x", Input(graph, 3)), ("rate", 0.0));
            Assert.Equal(2, graph.RandomStreams);
        }
    }

    [Fact]
    public void Labels_and_tokens_learn_their_range()
    {
        var graph = new GraphBuilder(training: true);
        var labels = graph.Input(new PortModel("labels", Shape.Scalar, ElementType.Int));
        PublicSurface.One(graph, "SoftmaxCrossEntropy", ("logits", Input(graph, 7)), ("labels", labels), ("ignoreIndex", -100));
        var port = ((InputPrimitive)graph[labels.Id].Primitive).Port;
        Assert.Equal((7, (int?)-100), (port.Limit, port.Ignored));
    }

    [Fact]
    public void Parameters_have_the_names_layouts_and_initialisers_of_PyTorch()
    {
        var graph = new GraphBuilder(training: true);
        PublicSurface.Apply(graph, "Dense", "fc1", ("x", Input(graph, 400)), ("units", 120));
        PublicSurface.Apply(graph, "Parameter", "token", ("shape", new[] { 1, 8 }));
        Assert.Equal(
        [
            new ParameterModel("fc1.weight", new Shape(120, 400), "FanInUniform", 400, 120),
            new ParameterModel("fc1.bias", new Shape(120), "FanInUniform", 400, 120),
            new ParameterModel("token", new Shape(1, 8), "Zeros", 8, 1),
        ],
        graph.Parameters);
    }

    [Fact]
    public void Stop_gradient_cuts_and_straight_through_does_not()
    {
        foreach (var (operation, expected) in new[] { ("StopGradient", new double[] { 0, 0 }), ("StraightThrough", [1, 1]) })
        {
            var graph = new GraphBuilder(training: true);
            var x = Input(graph, 2);
            var y = operation == "StopGradient"
                ? PublicSurface.One(graph, operation, ("x", x))
                : PublicSurface.One(graph, operation, ("f", (Func<Value, Value>)(v => PublicSurface.One(graph, "Step", ("x", v)))), ("x", x));
            var gradient = ReverseMode.Differentiate(graph, y.SumAll().BatchSum(), [x])[0];
            var leaves = new Dictionary<string, double[]> { ["x"] = [-1, 2] };
            Assert.Equal(expected, gradient is { } g ? new ReferenceEvaluator(1, leaves).Evaluate(graph, g)[0] : [0, 0]);
        }
    }

    [Fact]
    public void Given_derivatives_are_used()
    {
        var graph = new GraphBuilder(training: true);
        var x = Input(graph, 2);
        var y = PublicSurface.One(graph, "Map", ("f", Expression.Operand(0) * 5), ("x", x), ("slope", Expression.Operand(0) * 3));
        var gradient = ReverseMode.Differentiate(graph, y.SumAll().BatchSum(), [x])[0]!.Value;
        Assert.Equal([3.0, 6.0], new ReferenceEvaluator(1, new Dictionary<string, double[]> { ["x"] = [1, 2] }).Evaluate(graph, gradient)[0]);
    }

    [Fact]
    public void The_mean_counts_the_whole_batch_and_not_each_sample()
    {
        // Two samples of which the second has one label that counts: 3 labels in all, and no mean of means.
        var graph = new GraphBuilder(training: true);
        var z = graph.Input(new PortModel("z", new Shape(2, 3), ElementType.Float));
        var labels = graph.Input(new PortModel("labels", new Shape(2), ElementType.Int));
        var loss = PublicSurface.One(graph, "NegativeLogLikelihood", ("logPrediction", z), ("labels", labels), ("ignoreIndex", -1));
        var leaves = new Dictionary<string, double[]> { ["z"] = [-1, 0, 0, 0, -2, 0, 0, 0, -6, 0, 0, 0], ["labels"] = [0, 1, 2, -1] };
        Assert.Equal(3.0, new ReferenceEvaluator(2, leaves).Evaluate(graph, loss)[0][0]);
    }

    [Fact]
    public void Cross_entropy_takes_classes_along_any_axis()
    {
        double[] z = [1, 2, 3, 4, 5, 6.5];
        var last = Run(training: true, z, g => PublicSurface.One(g, "SoftmaxCrossEntropyOneHot", ("logits", Input(g, 2, 3)), ("target", g.Constant(new Shape(2, 3), 1, 0, 0, 0, 1, 0))));
        double[] transposed = [1, 4, 2, 5, 3, 6.5];
        var first = Run(training: true, transposed, g => PublicSurface.One(g, "SoftmaxCrossEntropyOneHot", ("logits", Input(g, 3, 2)), ("target", g.Constant(new Shape(3, 2), 1, 0, 0, 1, 0, 0)), ("axis", 0)));
        Assert.Equal(last[0], first[0], 12);
    }

    [Fact]
    public void Activations_of_huge_numbers_are_finite()
    {
        double[] x = [-1e30, -1000, -100, 0, 100, 1000, 1e30];
        foreach (var name in new[] { "Sigmoid", "Tanh", "Elu", "Selu", "Silu", "Mish", "Softplus", "LogSigmoid", "HardSwish", "HardSigmoid", "Softsign", "Gelu" })
        {
            var graph = new GraphBuilder(training: true);
            var input = Input(graph, x.Length);
            var y = PublicSurface.One(graph, name, ("x", input));
            var gradient = ReverseMode.Differentiate(graph, y.SumAll().BatchSum(), [input])[0]!.Value;
            foreach (var numbers in new ReferenceEvaluator(1, new Dictionary<string, double[]> { ["x"] = x }).Evaluate(graph, y, gradient))
                Assert.All(numbers, number => Assert.True(double.IsFinite(number), $"{name} gives {number}"));
        }
    }

    private static Value Input(GraphBuilder graph, params int[] shape) => graph.Input(new PortModel("x", new Shape(shape), ElementType.Float));

    private static double[] Run(bool training, double[] x, Func<GraphBuilder, Value> build)
    {
        var graph = new GraphBuilder(training);
        var y = build(graph);
        return new ReferenceEvaluator(1, new Dictionary<string, double[]> { ["x"] = x }).Evaluate(graph, y)[0];
    }
}
