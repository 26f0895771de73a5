using System;
using Xunit;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>What is said about a wrong argument: the rule, the argument to edit, and both numbers.</summary>
public sealed class MessageTests
{
    [Fact]
    public void Dense_of_an_image() => Says("NDSL1004", "x", "'fc1' needs a vector but 'pool2' gives [16, 5, 5]: flatten it first (400 values)",
        g => Layer(g, "Dense", "fc1", ("x", Named(g, "pool2", 16, 5, 5)), ("units", 10)));

    [Fact]
    public void Dense_without_units() => Says("NDSL1019", "units", "'fc1' has units 0: it must be at least 1",
        g => Layer(g, "Dense", "fc1", ("x", Named(g, "x", 4)), ("units", 0)));

    [Fact]
    public void Reshape_to_too_many() => Says("NDSL1008", "shape", "Reshape of [32, 7, 7] (1,568 values) to [16, 10, 10] (1,600): 32 too many",
        g => Call(g, "Reshape", ("x", Named(g, "x", 32, 7, 7)), ("shape", new[] { 16, 10, 10 })));

    [Fact]
    public void Reshape_that_leaves_a_rest() => Says("NDSL1008", "shape", "Reshape of [10] (10 values) to [-1, 3]: 10 is not divisible by 3",
        g => Call(g, "Reshape", ("x", Named(g, "x", 10)), ("shape", new[] { -1, 3 })));

    [Fact]
    public void Product_of_matrices_that_do_not_meet() => Says("NDSL1016", "b", "MatMul joins [6, 7] and [6, 7]: inner sizes 7 and 6; transpose the second",
        g => Call(g, "MatMul", ("a", Named(g, "a", 6, 7)), ("b", Named(g, "b", 6, 7))));

    [Fact]
    public void Product_that_transposing_does_not_mend() => Says("NDSL1016", "b", "MatMul joins [6, 7] and [5, 4]: inner sizes 7 and 5",
        g => Call(g, "MatMul", ("a", Named(g, "a", 6, 7)), ("b", Named(g, "b", 5, 4))));

    [Fact]
    public void Sum_of_shapes_that_do_not_broadcast() => Says("NDSL1015", "", "[3, 4] and [5, 4] do not broadcast: axis 0 is 3 and 5",
        g => Call(g, "Add", ("a", Named(g, "a", 3, 4)), ("b", Named(g, "b", 5, 4))));

    [Fact]
    public void Concat_of_different_images() => Says("NDSL1007", "tensors[1]", "Concat joins [8, 28, 28], [8, 26, 28] along axis 0: axis 1 of tensor 2 is 26 and must be 28",
        g => Call(g, "Concat", ("tensors", new[] { Named(g, "a", 8, 28, 28), Named(g, "b", 8, 26, 28) })));

    [Fact]
    public void Axis_that_is_not_there() => Says("NDSL1017", "axis", "axis 2 is asked for, but 'h' gives [3, 4]: its axes are 0 to 1, or −2 to −1",
        g => Call(g, "Softmax", ("x", Named(g, "h", 3, 4)), ("axis", 2)));

    [Fact]
    public void Sequence_longer_than_its_table() => Says("NDSL1013", "positions", "sequence of 512 but the position table 'pos' has 256 rows: set 512",
        g => Layer(g, "PositionEmbedding", "pos", ("x", Named(g, "x", 512, 8)), ("positions", 256)));

    [Fact]
    public void Float_labels() => Says("NDSL1012", "labels", "SoftmaxCrossEntropy takes a class index; this target is float [10]: use SoftmaxCrossEntropyOneHot",
        g => Call(g, "SoftmaxCrossEntropy", ("logits", Named(g, "z", 10)), ("labels", Named(g, "t", 10))));

    [Fact]
    public void Target_of_another_shape() => Says("NDSL1011", "target", "'p' gives 3 values but target 't' has 1: MeanSquaredError compares them one by one",
        g => Call(g, "MeanSquaredError", ("prediction", Named(g, "p", 3)), ("target", Named(g, "t", 1))));

    [Fact]
    public void Dropout_in_percent() => Says("NDSL1019", "rate", "Dropout has rate 50: it must be from 0 to below 1 (0.5 for 50 %)",
        g => Call(g, "Dropout", ("x", Named(g, "x", 3)), ("rate", 50.0)));

    [Fact]
    public void Slice_outside() => Says("NDSL1020", "stop", "Slice asks for stop 12 on axis 0, but 'x' gives [10]: that axis has 10",
        g => Call(g, "Slice", ("x", Named(g, "x", 10)), ("axis", 0), ("stop", 12)));

    [Fact]
    public void Axes_named_twice() => Says("NDSL1021", "axes", "axis 1 is named 2 times: name each once",
        g => Call(g, "Sum", ("x", Named(g, "x", 2, 3)), ("axes", new[] { 1, -1 })));

    [Fact]
    public void Class_weights_that_do_not_fit() => Says("NDSL1021", "classWeights", "SoftmaxCrossEntropy has 2 class weights for 10 classes",
        g => Call(g, "SoftmaxCrossEntropy", ("logits", Named(g, "z", 10)), ("labels", Labels(g)), ("classWeights", new[] { 1.0, 2.0 })));

    [Fact]
    public void Glu_of_an_odd_axis() => Says("NDSL1022", "axis", "Glu halves axis 0, but 'x' gives [7] and 7 is odd: make it 8",
        g => Call(g, "Glu", ("x", Named(g, "x", 7))));

    [Fact]
    public void Split_that_does_not_fill() => Says("NDSL1023", "sizes", "Split cuts axis 0 into 3 + 3 = 6, but 'x' gives [7]: the parts, each 1 or more, must add up to 7",
        g => Call(g, "Split", ("x", Named(g, "x", 7)), ("sizes", new[] { 3, 3 })));

    [Fact]
    public void Positions_of_something_else() => Says("NDSL1024", "x", "AddSinusoidalPositions takes a sequence of vectors [length, width], but 'x' gives [7]",
        g => Call(g, "AddSinusoidalPositions", ("x", Named(g, "x", 7))));

    [Fact]
    public void A_mirror_larger_than_its_image() => Says("NDSL1019", "padding", "'conv1' reflects 3 elements at the edge of an axis of 3: at most 2, since the edge itself is not repeated",
        g => Layer(g, "Conv2d", "conv1", ("x", Named(g, "x", 1, 8, 3)), ("channels", 2), ("kernel", 3), ("padding", 3), ("paddingMode", "Reflect")));

    [Fact]
    public void More_than_once_around() => Says("NDSL1019", "widths", "Pad takes 4 elements from the other end of an axis of 3: at most 3",
        g => Call(g, "Pad", ("x", Named(g, "x", 3)), ("widths", new[] { 0, 4 }), ("mode", "Circular")));

    [Fact]
    public void A_value_beside_a_mode_that_does_not_use_it() => Says("NDSL1019", "value", "Pad has the value 2 and the mode Replicate, which takes elements of the tensor: leave the value out",
        g => Call(g, "Pad", ("x", Named(g, "x", 3)), ("widths", new[] { 1, 1 }), ("value", 2.0), ("mode", "Replicate")));

    [Fact]
    public void Pooling_of_a_vector() => Says("NDSL1024", "x", "MaxPool2d takes an image [channels, height, width], but 'x' gives [7]",
        g => Call(g, "MaxPool2d", ("x", Named(g, "x", 7)), ("kernel", 2)));

    [Fact]
    public void Pooling_of_an_image_as_a_sequence() => Says("NDSL1024", "x", "GlobalAvgPool1d takes a sequence [channels, length], but 'x' gives [3, 4, 5]",
        g => Call(g, "GlobalAvgPool1d", ("x", Named(g, "x", 3, 4, 5))));

    [Fact]
    public void Windows_larger_than_the_image() => Says("NDSL1003", "kernel", "AvgPool2d has windows of 5, but 'x' gives [3, 6, 4]: nothing is left of 4 with padding 0",
        g => Call(g, "AvgPool2d", ("x", Named(g, "x", 3, 6, 4)), ("kernel", 5)));

    [Fact]
    public void Windows_of_padding_alone() => Says("NDSL1019", "padding", "MaxPool2d has padding 2 for windows of 3: a window must lie on the image by half, so at most 1",
        g => Call(g, "MaxPool2d", ("x", Named(g, "x", 3, 6, 6)), ("kernel", 3), ("padding", 2)));

    [Fact]
    public void Steps_of_nothing() => Says("NDSL1019", "stride", "MaxPool1d has stride 0: it must be at least 1",
        g => Call(g, "MaxPool1d", ("x", Named(g, "x", 3, 6)), ("kernel", 3), ("stride", 0)));

    [Fact]
    public void Means_by_nothing() => Says("NDSL1019", "divisor", "AvgPool2d has divisor 0: it must be at least 1",
        g => Call(g, "AvgPool2d", ("x", Named(g, "x", 3, 6, 6)), ("kernel", 3), ("divisor", 0)));

    [Fact]
    public void Squeezing_by_another_shape() => Says("NDSL1026", "activation", "the activation of 'se' makes [2, 2] of [4]: it must keep the shape",
        g => Layer(g, "SqueezeExcite", "se", ("x", Named(g, "x", 8, 6, 6)), ("squeezed", 4), ("activation", (Func<Value, Value>)(x => x.Reshape(new Shape(2, 2))))));

    [Fact]
    public void Penalty_without_weights() => Says("NDSL1025", "", "L2Penalty finds no weights: the network has made no layer that has one before this call",
        g => Call(g, "L2Penalty", ("rate", 0.1)));

    [Fact]
    public void Straight_through_another_shape() => Says("NDSL1026", "f", "StraightThrough hands the gradient on as it is, but f makes [2, 3] of [6]: f must keep the shape",
        g => Call(g, "StraightThrough", ("f", (Func<Value, Value>)(x => x.Reshape(new Shape(2, 3)))), ("x", Named(g, "x", 6))));

    private static void Says(string id, string argument, string message, Action<GraphBuilder> call)
    {
        var problem = Assert.Throws<ProblemException>(() => call(new GraphBuilder(training: true))).Problem;
        Assert.Equal((id, argument, message), (problem.Id, problem.Argument, problem.Message.ToString()));
    }

    private static void Call(GraphBuilder graph, string operation, params (string, object?)[] arguments) => PublicSurface.Apply(graph, operation, "", arguments);

    private static void Layer(GraphBuilder graph, string operation, string name, params (string, object?)[] arguments) => PublicSurface.Apply(graph, operation, name, arguments);

    private static Value Named(GraphBuilder graph, string name, params int[] shape) => graph.Input(new PortModel(name, new Shape(shape), ElementType.Float));

    private static Value Labels(GraphBuilder graph) => graph.Input(new PortModel("labels", Shape.Scalar, ElementType.Int));
}
