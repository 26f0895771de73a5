using System;
using System.Linq;
using NetDsl.Compiler.Tests.Operations;
using Xunit;

namespace NetDsl.Compiler.Tests.Passes;

/// <summary>Where permutations go: small graphs before and after the pass, as printed text, and their values.</summary>
public class LayoutTests
{
    [Fact]
    public void Inverse_permutations_cancel_around_elementwise_steps() => Check(
        (_, x) => Step(Relu(First(Step(x)))),
        """
        %0 x: batch × [3, 4, 5] = input x
        %1: batch × [4, 5, 3] = permute [1, 2, 0] (%0)
        %2: batch × [4, 5, 3] = max over windows of 1 by 1 × 1 by 1 (%1)
        %3: batch × [4, 5, 3] = relu(x0) (%2)
        %4: batch × [4, 5, 3] = max over windows of 1 by 1 × 1 by 1 (%3)
        """);

    [Fact]
    public void What_each_channel_has_is_reshaped() => Check(
        (graph, x) => Step(First(Step(x)) * graph.Constant(new Shape(3, 1, 1), 1, 2, 3)),
        """
        %0 x: batch × [3, 4, 5] = input x
        %1: batch × [4, 5, 3] = permute [1, 2, 0] (%0)
        %2: batch × [4, 5, 3] = max over windows of 1 by 1 × 1 by 1 (%1)
        %3: [3, 1, 1] = constant
        %4: [1, 1, 3] = reshape to [1, 1, 3] (%3)
        %5: batch × [4, 5, 3] = x0 · x1 (%2, %4)
        %6: batch × [4, 5, 3] = max over windows of 1 by 1 × 1 by 1 (%5)
        """);

    [Fact]
    public void A_sum_with_something_in_the_order_of_the_user_moves_the_smaller() => Check(
        (graph, x) => Step(First(Step(x)) + graph.Parameter(new ParameterModel("p", new Shape(3, 4, 5), "Zeros", 1, 1))),
        """
        %0 x: batch × [3, 4, 5] = input x
        %1: batch × [4, 5, 3] = permute [1, 2, 0] (%0)
        %2: batch × [4, 5, 3] = max over windows of 1 by 1 × 1 by 1 (%1)
        %3 p: [3, 4, 5] = parameter p
        %4: [4, 5, 3] = permute [1, 2, 0] (%3)
        %5: batch × [4, 5, 3] = (x0 + x1) (%2, %4)
        %6: batch × [4, 5, 3] = max over windows of 1 by 1 × 1 by 1 (%5)
        """);

    [Fact]
    public void Joining_padding_cutting_and_dropping_go_along() => CountPermutes(1, (graph, x) =>
    {
        var y = First(Step(x));
        y = graph.Add(new ConcatPrimitive(0), y, Relu(y));
        y = PublicSurface.One(graph, "Pad", ("x", y), ("widths", new[] { 0, 0, 1, 1, 2, 0 }));
        y = PublicSurface.One(graph, "Slice", ("x", y), ("axis", 1), ("start", 1));
        y = PublicSurface.One(graph, "Softmax", ("x", y), ("axis", 0));
        return Last(PublicSurface.One(graph, "Dropout", ("x", y)));
    });

    [Fact]
    public void Means_over_each_channel_need_no_order() => CountPermutes(1, (graph, x) => PublicSurface.One(graph, "GlobalAvgPool2d", ("x", Relu(First(Step(x))))));

    [Fact]
    public void Groups_of_channels_are_reduced_run_by_run() => CountPermutes(1, (graph, x) =>
    {
        var y = First(Step(x));
        var groups = graph.Add(new ConcatPrimitive(0), y, y).Reshape(new Shape(2, 3, 4, 5));
        return Last((groups - groups.SumOver(1, 3)).Reshape(new Shape(6, 4, 5)));
    });

    [Fact]
    public void Only_flattening_asks_for_the_order_back() => CountPermutes(2, (_, x) => Relu(First(Relu(Step(x)))).Reshape(new Shape(60)));

    [Fact]
    public void A_pixel_alone_has_no_order() => CountPermutes(1, (graph, x) => PublicSurface.One(graph, "AvgPool2d", ("x", x), ("kernel", new[] { 4, 5 })).Reshape(new Shape(3)));

    [Fact]
    public void What_nobody_asks_for_in_another_order_stays() => CountPermutes(0, (_, x) => First(Relu(Last(x))));

    /// <summary>A block as image networks have it, with poolings for convolutions: one permutation of its input, forward and backward.</summary>
    [Fact]
    public void Nothing_within_a_block_is_permuted()
    {
        var graph = new GraphBuilder(training: true);
        var x = graph.Input(new PortModel("x", new Shape(8, 12, 12), ElementType.Float));
        Value Scale(Value value, string name) => value * graph.Parameter(new ParameterModel(name, new Shape(8), "Ones", 1, 1)).Reshape(new Shape(8, 1, 1));
        var y = Relu(Scale(PublicSurface.One(graph, "MaxPool2d", ("x", x), ("kernel", 3), ("stride", 1), ("padding", 1)), "a"));
        y = Scale(PublicSurface.One(graph, "AvgPool2d", ("x", y), ("kernel", 3), ("stride", 2), ("padding", 1)), "b");
        y = Relu(y + Scale(PublicSurface.One(graph, "MaxPool2d", ("x", x), ("kernel", 2)), "c"));
        var loss = PublicSurface.One(graph, "GlobalAvgPool2d", ("x", y)).SumAll();
        var finished = graph.Finish([], loss);
        var model = new NetworkModel("", default, "Block", finished, finished, EquatableArray.Of(new PortModel("x", new Shape(8, 12, 12), ElementType.Float)), default, default, graph.Parameters.ToEquatableArray());
        var nodes = ProgramBuilder.Training(model).Nodes;
        Assert.Equal(["x"], nodes.Where(node => node.Primitive is PermutePrimitive).Select(node => nodes[node.Operands[0]].Name));
    }

    private static Value Relu(Value x) => x.Map(e => Scalar.Relu.Of(e));

    /// <summary>A step that insists on [height, width, channels].</summary>
    private static Value Step(Value x) => x.Graph.Add(new MaxPoolPrimitive(new PoolAxis(1, 1, 1, 0, 4), new PoolAxis(1, 1, 1, 0, 5)), Last(x));

    private static Value Last(Value x) => x.Permute(1, 2, 0);

    private static Value First(Value x) => x.Permute(2, 0, 1);

    private static void CountPermutes(int count, Func<GraphBuilder, Value, Value> build) =>
        Assert.Equal(count, Run(build).Nodes.Count(node => node.Primitive is PermutePrimitive));

    private static void Check(Func<GraphBuilder, Value, Value> build, string expected) =>
        Assert.Equal(expected, GraphPrinter.Print(Run(build).Nodes).TrimEnd('\n'));

    private static ProgramGraph Run(Func<GraphBuilder, Value, Value> build)
    {
        var graph = new GraphBuilder(training: true);
        var result = build(graph, graph.Input(new PortModel("x", new Shape(3, 4, 5), ElementType.Float)));
        var before = new ProgramGraph(graph.Nodes, [new ProgramResult(ResultKind.Output, 0, result.Id)], graph.Nodes.Count);
        var after = new DeadCode().Run(new Layout().Run(before));
        Verifier.Check(after, "layout");
        Assert.Equal(result.Type, after.Nodes[after.Results.Single().Node].Type);
        return after;
    }
}
