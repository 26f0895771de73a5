using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Compiler.Tests.Emit;
using Xunit;

namespace NetDsl.Compiler.Tests.Plan;

/// <summary>What a product with a layer's weight takes along beside bias and activation.</summary>
public sealed class SumsInProductsTests
{
    private const int Tokens = 3, Width = 16;

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void A_residual_stream_has_no_loops_of_its_own(int? leastColumns)
    {
        var steps = Schedule(leastColumns, graph =>
        {
            var x = Dense(graph, "embed", Input(graph));
            for (var block = 0; block < 2; block++) x += Dense(graph, $"out{block}", Dense(graph, $"in{block}", x).Map(e => e * Scalar.NormalCdf.Of(e)));
            return x;
        });
        var products = steps.OfType<ProductStep>().ToList();
        // Forward two sums; backward two slopes of GELU, kept from the forward pass, and two sums of gradients.
        Assert.Equal(2, products.Count(step => !step.Backward && step.Combination is not null));
        Assert.Equal(4, products.Count(step => step.Backward && step.Combination is not null));
        // What is left are both GELUs, each with its slope, and the loss.
        Assert.Equal(2, steps.OfType<LoopStep>().Count(step => step.Nodes.Count == 2 && step.Domain.Shape == new Shape(Tokens, Width)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void The_slope_of_a_relu_is_taken_in_the_product_behind_it(int? leastColumns)
    {
        var steps = Schedule(leastColumns, graph => Dense(graph, "second", Dense(graph, "first", Input(graph)).Map(e => Scalar.Relu.Of(e))));
        var backward = Assert.Single(steps.OfType<ProductStep>(), step => step.Backward);
        Assert.NotNull(backward.Combination);
        Assert.Contains("x1", backward.Epilogue!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void A_sum_that_a_loop_reads_stays_in_the_loop(int? leastColumns)
    {
        var steps = Schedule(leastColumns, graph =>
        {
            var x = Input(graph);
            return (x + Dense(graph, "dense", x)) * x.Map(e => Scalar.Sin.Of(e));
        });
        Assert.DoesNotContain(steps.OfType<ProductStep>(), step => !step.Backward && step.Combination is not null);
    }

    private static IReadOnlyList<Step> Schedule(int? leastColumns, Func<GraphBuilder, Value> build) => Scheduler.Run(ProgramBuilder.Training(ModelBuilder.Of("Stream", graph =>
    {
        var y = build(graph);
        var target = graph.Input(new PortModel("target", y.Shape, ElementType.Float));
        return ([y], (y - target).Map(e => e * e).SumAll());
    }, ["target"])), leastColumns: leastColumns).Steps;

    private static Value Input(GraphBuilder graph) => graph.Input(new PortModel("x", new Shape(Tokens, Width), ElementType.Float));

    private static Value Dense(GraphBuilder graph, string name, Value x) =>
        x.Linear(graph.Parameter(new ParameterModel(name + ".weight", new Shape(Width, Width), "Normal", 1, 1))) + graph.Parameter(new ParameterModel(name + ".bias", new Shape(Width), "Zeros", 1, 1));
}
