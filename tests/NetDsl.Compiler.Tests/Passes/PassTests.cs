using System;
using System.Linq;
using Xunit;

namespace NetDsl.Compiler.Tests.Passes;

/// <summary>Small graphs before and after one pass, as printed text.</summary>
public class PassTests
{
    [Fact]
    public void Markers_vanish() => Check(
        new RemoveMarkers(),
        (graph, x) => graph.Add(new StraightThroughPrimitive(), x, graph.Add(new StopGradientPrimitive(), x.Map(e => Scalar.Sign.Of(e)))) + 1,
        """
        %0 x: batch × [4] = input x
        %1: batch × [4] = sign(x0) (%0)
        %2: batch × [4] = (x0 + 1) (%1)
        """);

    [Fact]
    public void Dead_code_goes() => Check(
        new DeadCode(),
        (graph, x) =>
        {
            x.Exp();
            return x * 2;
        },
        """
        %0 x: batch × [4] = input x
        %1: batch × [4] = x0 · 2 (%0)
        """);

    [Fact]
    public void Equal_steps_are_done_once() => Check(
        new CommonSubexpressions(),
        (_, x) => x.Exp() + x.Exp(),
        """
        %0 x: batch × [4] = input x
        %1: batch × [4] = exp(x0) (%0)
        %2: batch × [4] = (x0 + x1) (%1, %1)
        """);

    [Fact]
    public void Numbers_move_into_their_readers() => Check(
        new Simplification(),
        (graph, x) => x * graph.Constant(3) + graph.Constant(new Shape(4), 0),
        """
        %0 x: batch × [4] = input x
        %1: [] = constant 3
        %2: batch × [4] = x0 · 3 (%0)
        %3: [4] = constant 0
        """);

    [Fact]
    public void A_mean_over_the_batch_becomes_a_factor() => Check(
        new Simplification(),
        (graph, x) => x * graph.Add(new BatchBroadcastPrimitive(), graph.Elementwise(1 / Expression.BatchSize)),
        """
        %0 x: batch × [4] = input x
        %1: [] = 1 / batch
        %2: batch × [] = for every sample (%1)
        %3: batch × [4] = x0 · (1 / batch) (%0)
        """);

    [Fact]
    public void Reshapes_of_reshapes_are_one() => Check(
        new Simplification(),
        (_, x) => x.Reshape(new Shape(2, 2)).Reshape(new Shape(1, 4)),
        """
        %0 x: batch × [4] = input x
        %1: batch × [2, 2] = reshape to [2, 2] (%0)
        %2: batch × [1, 4] = reshape to [1, 4] (%0)
        """);

    [Fact]
    public void What_is_known_is_computed() => Check(
        new ConstantFolding(),
        (graph, x) => x + graph.Constant(new Shape(4), 1, 2, 3, 4).Exp().Map(e => Scalar.Log.Of(e)),
        """
        %0 x: batch × [4] = input x
        %1: [4] = constant
        %2: [4] = constant
        %3: [4] = constant
        %4: batch × [4] = (x0 + x1) (%0, %3)
        """);

    private static void Check(Pass pass, Func<GraphBuilder, Value, Value> build, string expected)
    {
        var graph = new GraphBuilder(training: true);
        var result = build(graph, graph.Input(new PortModel("x", new Shape(4), ElementType.Float)));
        var after = pass.Run(new ProgramGraph(graph.Nodes, [new ProgramResult(ResultKind.Output, 0, result.Id)], graph.Nodes.Count));
        Verifier.Check(after, pass.Name);
        Assert.Equal(expected, GraphPrinter.Print(after.Nodes).TrimEnd('\n'));
        Assert.Equal(after.Nodes.Count, after.ForwardCount);
        Assert.Equal(result.Type, after.Nodes[after.Results.Single().Node].Type);
    }
}
