using System.Collections.Generic;
using System.Linq;
using NetDsl.Compiler;
using Xunit;

namespace NetDsl.Generator.Tests;

/// <summary>
/// Users see images as [channels, height, width], kernels as [height, width, channels]: in the planned programs of whole networks nothing is brought from one
/// order to the other but at their ends.
/// </summary>
public sealed class ChannelsLastTests
{
    /// <summary>Residual blocks of convolutions and batch norms, with strides and shortcuts.</summary>
    private const string ResNet8 = """
        [Network] public sealed partial class Net
        {
            static Tensor Forward([Shape(3, 32, 32)] Tensor image)
            {
                var x = Block(Block(Block(Unit(image, 16, 3), 16, 1), 32, 2), 64, 2);
                return Dense(GlobalAvgPool2d(x), 10);
            }

            static Tensor Loss(Tensor scores, [Shape] IntTensor label) => SoftmaxCrossEntropy(scores, label);

            static Tensor Block(Tensor x, int channels, int stride)
            {
                var y = Normal(Unit(x, channels, 3, stride), channels, 3);
                if (stride != 1) x = Normal(x, channels, 1, stride);
                return Relu(y + x);
            }

            static Tensor Unit(Tensor x, int channels, int kernel, int stride = 1) => Relu(Normal(x, channels, kernel, stride));

            static Tensor Normal(Tensor x, int channels, int kernel, int stride = 1) => BatchNorm(Conv2d(x, channels, kernel, stride, padding: kernel / 2, bias: false));
        }
        """;

    /// <summary>Down and up again, with poolings, transposed convolutions and concatenations; two masks, so that the result is in the user's order.</summary>
    private const string UNet = """
        [Network] public sealed partial class Net
        {
            static Tensor Forward([Shape(3, 32, 32)] Tensor image)
            {
                var fine = Twice(image, 8);
                var coarse = Twice(MaxPool2d(fine, 2), 16);
                var x = Twice(MaxPool2d(coarse, 2), 32);
                x = Twice(Concat(ConvTranspose2d(x, 16, 2, stride: 2), coarse), 16);
                x = Twice(Concat(ConvTranspose2d(x, 8, 2, stride: 2), fine), 8);
                return Conv2d(x, 2, 1);
            }

            static Tensor Loss(Tensor masks, [Shape(2, 32, 32)] Tensor truth) => BinaryCrossEntropyWithLogits(masks, truth);

            static Tensor Twice(Tensor x, int channels) => Unit(Unit(x, channels), channels);

            static Tensor Unit(Tensor x, int channels) => Relu(BatchNorm(Conv2d(x, channels, 3, padding: 1, bias: false)));
        }
        """;

    [Theory]
    [InlineData("training")]
    [InlineData("evaluation")]
    [InlineData("prediction")]
    public void Residual_blocks_move_nothing(string program) => Assert.Equal(["permute of 'image' to [32, 32, 3]"], Moves(ResNet8, program));

    [Fact]
    public void Predicting_masks_moves_what_is_joined_and_the_ends() => Assert.Equal(
        ["permute of 'image' to [32, 32, 3]", "concat of 'convTranspose2d1' to [16, 16, 32]", "concat of 'convTranspose2d2' to [32, 32, 16]", "permute of 'conv2d1' to [2, 32, 32]"],
        Moves(UNet, "prediction"));

    [Fact]
    public void Training_with_masks_moves_no_more_but_the_gradients_of_what_was_joined()
    {
        var moves = Moves(UNet, "training").ToLookup(move => move[..move.IndexOf(' ', System.StringComparison.Ordinal)]);
        Assert.Equal(["permute of 'image' to [32, 32, 3]", "permute of 'truth' to [32, 32, 2]", "permute of 'conv2d1' to [2, 32, 32]"], moves["permute"]);
        Assert.Equal((2, 4, 9), (moves["concat"].Count(), moves["slice"].Count(), moves.Sum(kind => kind.Count())));
    }

    /// <summary>The steps for each sample that move values and compute nothing, in order.</summary>
    private static List<string> Moves(string source, string program)
    {
        var model = Reading.Of(source).Model!;
        var schedule = program switch
        {
            "training" => Scheduler.Run(ProgramBuilder.Training(model)),
            "evaluation" => Scheduler.Run(ProgramBuilder.Evaluation(model), prepare: true),
            _ => Scheduler.Run(ProgramBuilder.Prediction(model), prepare: true),
        };
        var moves = new List<string>();
        foreach (var node in schedule.Steps.SelectMany(step => step.Nodes).Where(node => node.Type.Batched))
        {
            var operand = node.Operands.Count > 0 ? schedule.Graph.Nodes[node.Operands[0]] : node;
            var kind = node.Primitive switch
            {
                PermutePrimitive => "permute",
                SlicePrimitive => "slice",
                PlacePrimitive => "place",
                ConcatPrimitive => "concat",
                ElementwisePrimitive { Expression: OperandExpression } when operand.Shape == node.Shape => "copy",
                _ => null,
            };
            if (kind is not null) moves.Add($"{kind} of '{operand.Name}' to {node.Shape}");
        }

        return moves;
    }
}
