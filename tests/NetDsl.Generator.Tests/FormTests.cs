using System.Linq;
using NetDsl.Compiler;
using Xunit;

namespace NetDsl.Generator.Tests;

/// <summary>The three forms of a network and what they make.</summary>
public sealed class FormTests
{
    [Fact]
    public void A_stack_of_attributes_is_applied_in_order()
    {
        var reading = Reading.Of("""
            namespace Nets;
            [Network]
            [Input(1, 2, 2)]
            [Flatten, Dense(3, Bias = false), Tanh]
            [Dense(2, Name = "head")]
            [SoftmaxCrossEntropy]
            public sealed partial class Small;
            """);

        Assert.Empty(reading.Problems);
        Assert.Equal(["dense1.weight [3, 4]", "head.weight [2, 3]", "head.bias [2]"], reading.Parameters);
        var model = reading.Model!;
        Assert.Equal(("Nets", "Small"), (model.Namespace, model.Name));
        Assert.Equal(new PortModel("input", new Shape(1, 2, 2), ElementType.Float), model.Inputs.Single());
        Assert.Equal(new PortModel("output", new Shape(2), ElementType.Float), model.Outputs.Single());
        Assert.Equal(new PortModel("labels", Shape.Scalar, ElementType.Int, 2), model.Targets.Single());
        Assert.True(model.HasLoss);
    }

    [Fact]
    public void Forward_and_the_stack_of_the_same_layers_give_the_same_graph()
    {
        var stack = Reading.Of("[Network, Input(4), Dense(3), Relu, Dense(2)] public partial class A;");
        var forward = Reading.Of("""
            [Network] public partial class A { static Tensor Forward([Shape(4)] Tensor input) => Dense(Relu(Dense(input, 3)), 2); }
            """);

        Assert.Equal(stack.Graph, forward.Graph);
        Assert.NotNull(stack.Model);
    }

    [Fact]
    public void The_graph_is_printed_node_by_node()
    {
        var reading = Reading.Of("""
            [Network] public partial class A { static Tensor Forward([Shape(4)] Tensor pixels) { var hidden = Relu(Dense(pixels, 3, bias: false)); return hidden; } }
            """);

        Assert.Equal(
            """
            %0 pixels: batch × [4] = input pixels
            %1 dense1.weight: [3, 4] = parameter dense1.weight
            %2 dense1: batch × [3] = x·wᵀ (%0, %1)
            %3 hidden: batch × [3] = relu(x0) (%2)
            outputs %3

            """,
            reading.Graph);
    }

    [Fact]
    public void A_partial_method_shares_its_weights_between_calls()
    {
        var reading = Reading.Of("""
            [Network] public partial class Twin
            {
                [Dense(3)] private static partial Tensor Encoder(Tensor x);
                static Tensor Forward([Shape(4)] Tensor a, [Shape(4)] Tensor b) => Encoder(a) - Encoder(b);
            }
            """);

        Assert.Equal(["Encoder.weight [3, 4]", "Encoder.bias [3]"], reading.Parameters);
        Assert.Equal(["a", "b"], reading.Model!.Inputs.Select(input => input.Name));
    }

    [Fact]
    public void A_partial_method_of_several_layers_numbers_them_under_its_name()
    {
        var reading = Reading.Of("""
            [Network] public partial class Twin
            {
                [Dense(3), Relu, Dense(2, Name = "last")] private static partial Tensor Encoder(Tensor x);
                static Tensor Forward([Shape(4)] Tensor a) => Encoder(a);
            }
            """);

        Assert.Equal(["Encoder.dense1.weight [3, 4]", "Encoder.dense1.bias [3]", "last.weight [2, 3]", "last.bias [2]"], reading.Parameters);
    }

    [Fact]
    public void A_tuple_is_several_outputs_and_Loss_takes_them_before_the_targets()
    {
        var reading = Reading.Of("""
            [Network] public partial class Two
            {
                static (Tensor mean, Tensor scale) Forward([Shape(4)] Tensor x) => (Dense(x, 2, name: "m"), Dense(x, 2, name: "s"));
                static Tensor Loss(Tensor mean, Tensor scale, [Shape(2)] Tensor target) => Mean((target - mean) * scale);
            }
            """);

        Assert.Empty(reading.Problems);
        Assert.Equal(["mean", "scale"], reading.Model!.Outputs.Select(output => output.Name));
        Assert.Equal(["target"], reading.Model!.Targets.Select(target => target.Name));
        Assert.True(reading.Model.HasLoss);
    }

    [Fact]
    public void An_embedding_at_the_start_of_a_stack_reads_integers_below_its_vocabulary()
    {
        var reading = Reading.Of("[Network, Input(5), Embedding(100, 4), Flatten, Dense(2)] public partial class Words;");

        Assert.Equal(new PortModel("input", new Shape(5), ElementType.Int, 100), reading.Model!.Inputs.Single());
    }

    [Fact]
    public void Training_and_evaluation_differ_in_dropout()
    {
        var reading = Reading.Body("return Dense(Dropout(x, 0.5), 2);");

        Assert.True(reading.Model!.Training.Nodes.Count > reading.Model.Evaluation.Nodes.Count);
        Assert.Contains(reading.Model.Training.Nodes, node => node.Primitive is RandomPrimitive);
        Assert.DoesNotContain(reading.Model.Evaluation.Nodes, node => node.Primitive is RandomPrimitive);
    }

    [Fact]
    public void Types_around_the_class_are_kept()
    {
        var reading = Reading.Of("""
            namespace A.B;
            public static partial class Models { internal partial record struct Inner { [Network, Input(4), Dense(2)] private sealed partial class Net; } }
            """);

        Assert.Equal(["partial class Models", "partial record struct Inner"], reading.Model!.Containers);
        Assert.Equal("A.B", reading.Model.Namespace);
    }
}
