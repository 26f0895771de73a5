using System.Threading.Tasks;
using NetDsl.CodeFixes;
using Xunit;

namespace NetDsl.Analyzers.Tests;

public sealed class ShapeFixTests
{
    [Fact]
    public Task Windows_over_the_edge_in_a_stack() => Fixing.Check(new UseCeilMode(),
        "[Network, Input(1, 27, 27), {|NDSL1005:MaxPool2d(2)|}, Flatten, Dense(2)] public sealed partial class Net;",
        "[Network, Input(1, 27, 27), MaxPool2d(2, CeilMode = true), Flatten, Dense(2)] public sealed partial class Net;");

    [Fact]
    public Task Windows_over_the_edge_in_Forward() => Fixing.Check(new UseCeilMode(),
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(1, 27, 27)] Tensor x) => Dense(Flatten({|NDSL1005:AvgPool2d(x, 2, ceilMode: false)|}), 2); }",
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(1, 27, 27)] Tensor x) => Dense(Flatten(AvgPool2d(x, 2, ceilMode: true)), 2); }");

    [Fact]
    public Task A_longer_table_of_positions_in_a_stack() => Fixing.Check(new SetNumber(),
        "[Network, Input(12), TokenAndPositionEmbedding(50, 4, {|NDSL1013:8|}), Flatten, Dense(2)] public sealed partial class Net;",
        "[Network, Input(12), TokenAndPositionEmbedding(50, 4, 12), Flatten, Dense(2)] public sealed partial class Net;");

    [Fact]
    public Task A_longer_table_of_positions_in_Forward_and_in_a_partial_method() => Fixing.Check(new SetNumber(),
        """
        [Network] public sealed partial class Net
        {
            [PositionEmbedding({|NDSL1013:3|})] private static partial Tensor Where2(Tensor x);
            static Tensor Forward([Shape(5, 4)] Tensor a, [Shape(6, 4)] Tensor b) =>
                Dense(Flatten(Where2(a)), 2) + Dense(Flatten(PositionEmbedding(b, positions: {|NDSL1013:2|})), 2);
        }
        """,
        """
        [Network] public sealed partial class Net
        {
            [PositionEmbedding(5)] private static partial Tensor Where2(Tensor x);
            static Tensor Forward([Shape(5, 4)] Tensor a, [Shape(6, 4)] Tensor b) =>
                Dense(Flatten(Where2(a)), 2) + Dense(Flatten(PositionEmbedding(b, positions: 6)), 2);
        }
        """);

    [Fact]
    public Task A_number_of_heads_that_divides_the_width() => Fixing.Check(new SetNumber(),
        "[Network, Input(16), TokenAndPositionEmbedding(50, 100, 16), MultiHeadAttention({|NDSL1009:8|}), Flatten, Dense(2)] public sealed partial class Net;",
        "[Network, Input(16), TokenAndPositionEmbedding(50, 100, 16), MultiHeadAttention(10), Flatten, Dense(2)] public sealed partial class Net;");

    [Fact]
    public Task Flatten_in_a_stack() => Fixing.Check(new InsertFlatten(),
        "[Network, Input(1, 4, 4), {|NDSL1004:Dense(8)|}, Relu, Dense(2)] public sealed partial class Net;",
        "[Network, Input(1, 4, 4), Flatten, Dense(8), Relu, Dense(2)] public sealed partial class Net;");

    [Fact]
    public Task A_single_number_in_a_stack() => Fixing.Check(new InsertFlatten(),
        "[Network, Input, {|NDSL1004:Dense(8)|}, Relu, Dense(2)] public sealed partial class Net;",
        "[Network, Input, Reshape(1), Dense(8), Relu, Dense(2)] public sealed partial class Net;");

    [Fact]
    public Task Flatten_in_Forward_and_in_a_partial_method() => Fixing.Check(new InsertFlatten(),
        """
        [Network] public sealed partial class Net
        {
            [Relu] private static partial Tensor Encoder(Tensor x);
            static Tensor Forward([Shape(1, 4, 4)] Tensor x) => Dense({|NDSL1004:x * 2|}, 2) + Encoder(Dense({|NDSL1004:x|}, 2));
        }
        [Network] public sealed partial class Other
        {
            [{|NDSL1004:NetDsl.Dense(8)|}, Relu] private static partial Tensor Encoder(Tensor x);
            static Tensor Forward([Shape(1, 4, 4)] Tensor x) => Dense(Encoder(x), 2);
        }
        """,
        """
        [Network] public sealed partial class Net
        {
            [Relu] private static partial Tensor Encoder(Tensor x);
            static Tensor Forward([Shape(1, 4, 4)] Tensor x) => Dense(Flatten(x * 2), 2) + Encoder(Dense(Flatten(x), 2));
        }
        [Network] public sealed partial class Other
        {
            [NetDsl.Flatten, NetDsl.Dense(8), Relu] private static partial Tensor Encoder(Tensor x);
            static Tensor Forward([Shape(1, 4, 4)] Tensor x) => Dense(Encoder(x), 2);
        }
        """);

    [Theory]
    [InlineData("a, {|NDSL1016:a|}", "a, a, transposeB: true", "Transpose the second factor")]
    [InlineData("a, {|NDSL1016:a|}, transposeB: false", "a, a, transposeB: true", "Transpose the second factor")]
    [InlineData("a, transposeA: true, b: {|NDSL1016:a|}, transposeB: true", "a, transposeA: true, b: a, transposeB: false", "Do not transpose the second factor")]
    public Task A_transposed_factor(string arguments, string mended, string title) => Fixing.Check(new Transpose(),
        $"[Network] public sealed partial class Net {{ static Tensor Forward([Shape(6, 7)] Tensor a) => Dense(Flatten(MatMul({arguments})), 2); }}",
        $"[Network] public sealed partial class Net {{ static Tensor Forward([Shape(6, 7)] Tensor a) => Dense(Flatten(MatMul({mended})), 2); }}",
        title);

    [Theory]
    [InlineData("SoftmaxCrossEntropy(y, {|NDSL1012:t|})", "SoftmaxCrossEntropyOneHot(y, t)")]
    [InlineData("Functions.SoftmaxCrossEntropy(labels: {|NDSL1012:t|}, logits: y)", "Functions.SoftmaxCrossEntropyOneHot(target: t, logits: y)")]
    public Task The_loss_of_one_hot_targets(string loss, string mended) => Fixing.Check(new UseOneHotLoss(), Classifier("[Shape(3)] Tensor t", loss), Classifier("[Shape(3)] Tensor t", mended));

    [Theory]
    [InlineData("[Shape(5)] Tensor t", "MeanSquaredError(y, {|NDSL1011:t|})", "[Shape(3)] Tensor t", "MeanSquaredError(y, t)", "Declare the target as [3]")]
    [InlineData("[Shape(2)] IntTensor t", "SoftmaxCrossEntropy(y, {|NDSL1011:t|})", "[Shape] IntTensor t", "SoftmaxCrossEntropy(y, t)", "Declare the target as []")]
    [InlineData("[Shape] Tensor t", "SoftmaxCrossEntropyOneHot(y, {|NDSL1011:t|})", "[Shape(3)] Tensor t", "SoftmaxCrossEntropyOneHot(y, t)", "Declare the target as [3]")]
    public Task The_target_is_declared_as_the_prediction(string target, string loss, string mendedTarget, string mended, string title) =>
        Fixing.Check(new MatchTarget(), Classifier(target, loss), Classifier(mendedTarget, mended), title);

    [Fact]
    public Task The_last_layer_is_sized_as_the_target() => Fixing.Check(new MatchTarget(),
        Classifier("[Shape(5)] Tensor t", "MeanSquaredError(y, {|NDSL1011:t|})"), Classifier("[Shape(5)] Tensor t", "MeanSquaredError(y, t)").Replace("Dense(x, 3)", "Dense(x, 5)", System.StringComparison.Ordinal), "Set 5 in the last layer");

    [Fact]
    public Task The_last_layer_of_a_stack_is_sized_as_the_target() => Fixing.Check(new MatchTarget(),
        "[Network, Input(4), Dense(3)] public sealed partial class Net { static Tensor Loss(Tensor y, [Shape(5)] Tensor t) => MeanSquaredError(y, {|NDSL1011:t|}); }",
        "[Network, Input(4), Dense(5)] public sealed partial class Net { static Tensor Loss(Tensor y, [Shape(5)] Tensor t) => MeanSquaredError(y, t); }",
        "Set 5 in the last layer");

    [Theory]
    [InlineData("{|NDSL1006:x|} + Relu(Dense(x, 5))", "Dense(x, 5) + Relu(Dense(x, 5))")]
    [InlineData("Add(Relu(Dense(x, 5)), {|NDSL1006:x|})", "Add(Relu(Dense(x, 5)), Dense(x, 5))")]
    public Task A_shortcut_with_a_layer_of_its_own(string sum, string mended) => Fixing.Check(new InsertShortcut(),
        $"[Network] public sealed partial class Net {{ static Tensor Forward([Shape(8)] Tensor x) => Dense({sum}, 2); }}",
        $"[Network] public sealed partial class Net {{ static Tensor Forward([Shape(8)] Tensor x) => Dense({mended}, 2); }}");

    [Fact]
    public Task A_shortcut_of_images_with_a_convolution() => Fixing.Check(new InsertShortcut(),
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(4, 8, 8)] Tensor x) => {|NDSL1006:x|} + Conv2d(Relu(x), 6, 3, stride: 2, padding: 1); }",
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(4, 8, 8)] Tensor x) => Conv2d(x, 6, 1, stride: 2) + Conv2d(Relu(x), 6, 3, stride: 2, padding: 1); }");

    [Fact]
    public Task Padding_of_a_kernel_that_is_too_large() => Fixing.Check(new SetPadding(),
        """
        [Network, Input(3, 4, 4), Conv2d(4, {|NDSL1003:5|}), Flatten, Dense(2)] public sealed partial class Net;
        [Network] public sealed partial class Called
        {
            static Tensor Forward([Shape(3, 4, 4)] Tensor x) => Conv2d(x, 4, {|NDSL1003:7|}, padding: 1);
        }
        """,
        """
        [Network, Input(3, 4, 4), Conv2d(4, 5, Padding = 2), Flatten, Dense(2)] public sealed partial class Net;
        [Network] public sealed partial class Called
        {
            static Tensor Forward([Shape(3, 4, 4)] Tensor x) => Conv2d(x, 4, 7, padding: 3);
        }
        """);

    [Fact]
    public Task Padding_of_a_branch() => Fixing.Check(new SetPadding(),
        """
        [Network] public sealed partial class Net
        {
            static Tensor Forward([Shape(3, 8, 8)] Tensor x)
            {
                var wide = Relu(Conv2d(x, 4, 5, padding: 1));
                return Concat(x, Conv2d(x, 4, 3, padding: 1), {|NDSL1007:wide|});
            }
        }
        """,
        """
        [Network] public sealed partial class Net
        {
            static Tensor Forward([Shape(3, 8, 8)] Tensor x)
            {
                var wide = Relu(Conv2d(x, 4, 5, padding: 2));
                return Concat(x, Conv2d(x, 4, 3, padding: 1), wide);
            }
        }
        """);

    [Theory]
    [InlineData("[{|NDSL1002:Conv2d(4, 3, Padding = 1)|}]", "[Conv2d(3, 3, Padding = 1)]", "Edges(Edges(x))")]
    [InlineData("[{|NDSL1002:Conv2d(4, 3)|}, Relu]", "[Conv2d(3, 3), Relu]", "Edges(MaxPool2d(Edges(x), 2))")]
    public Task As_many_channels_as_it_takes(string layer, string mended, string result) => Fixing.Check(new SetChannels(), Shared(layer, result), Shared(mended, result));

    private static string Shared(string attributes, string result) =>
        $"[Network] public sealed partial class Net {{ {attributes} private static partial Tensor Edges(Tensor x); static Tensor Forward([Shape(3, 8, 8)] Tensor x) => {result}; }}";

    [Fact]
    public Task Groups_that_divide_the_channels() => Fixing.Check(new ChooseGroups(),
        "[Network, Input(30, 4, 4), Conv2d(60, 3, Groups = {|NDSL1010:4|})] public sealed partial class Net;",
        "[Network, Input(30, 4, 4), Conv2d(60, 3, Groups = 5)] public sealed partial class Net;",
        "Set 5");

    private static string Classifier(string target, string loss) => $$"""
        [Network] public sealed partial class Net
        {
            static Tensor Forward([Shape(4)] Tensor x) => Dense(x, 3);
            static Tensor Loss(Tensor y, {{target}}) => {{loss}};
        }
        """;
}
