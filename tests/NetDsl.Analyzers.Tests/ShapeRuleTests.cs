using System.Threading.Tasks;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>Mistakes of shape, each at the argument to edit, and the nearest network that is right.</summary>
public sealed class ShapeRuleTests
{
    [Theory]
    // 1001: a layer that two calls share.
    [InlineData("[Network] public sealed partial class N { [{|NDSL1001:Dense(4)|}] private static partial Tensor Fc(Tensor x); static Tensor Forward([Shape(8)] Tensor a, [Shape(6)] Tensor b) => Fc(a) + Fc(b); }",
        "'Fc' takes 8 values, as where it is first used, but 'b' gives 6")]
    [InlineData("[Network] public sealed partial class N { [{|NDSL1002:Conv2d(4, 3)|}] private static partial Tensor Edges(Tensor x); static Tensor Forward([Shape(3, 8, 8)] Tensor x) { var once = Edges(x); return Edges(once); } }",
        "'Edges' takes 3 input channels, as where it is first used, but 'once' gives 4")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(3, 4, 4)] Tensor pool2) => Conv2d(pool2, 8, {|NDSL1003:5|}, name: \"conv3\"); }", "'conv3' has a 5×5 kernel on a 4×4 input (after 'pool2', padding 0): nothing is left")]
    [InlineData("[Network, Input(2, 6), Conv1d(3, {|NDSL1003:4|}, Dilation = 2)] public sealed partial class N;", "'conv1d1' has a kernel of 4 spread over 7 on an input of length 6 (after 'input', padding 0): nothing is left")]
    [InlineData("[Network, Input(30, 4, 4), Conv2d(60, 3, Groups = {|NDSL1010:4|})] public sealed partial class N;", "30 input channels of 'conv2d1' are not divisible by 4 groups: 3 and 5 fit")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8, 4, 4)] Tensor x) => Conv2d(x, 6, 3, groups: {|NDSL1010:4|}, name: \"conv\"); }", "6 channels of 'conv' are not divisible by 4 groups: 2 fits")]
    [InlineData("[Network, Input(784), {|NDSL1024:Conv2d(4, 3)|}] public sealed partial class N;", "'conv2d1' takes an image [channels, height, width], but 'input' gives [784]")]
    [InlineData("[Network, Input(1, 8, 8), Conv2d(4, 3, Stride = 2, Padding = {|NDSL1019:Padding.Same|})] public sealed partial class N;", "'conv2d1' has padding Same and stride 2: only with stride 1 can the size stay the same. Give the padding as a number")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(2, 8)] Tensor x) => Conv1d(x, 4, 3, padding: {|NDSL1019:1|}, causal: true, name: \"c\"); }", "'c' has padding 1 and is causal: its 2 zeros before the sequence follow from the kernel")]
    [InlineData("[Network, Input(2, 8, 8), ConvTranspose2d(4, 2, Stride = 2, OutputPadding = {|NDSL1019:2|})] public sealed partial class N;", "'convTranspose2d1' has outputPadding 2 and stride 2: it must be below the stride")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(2, 8, 8)] Tensor x) => Conv2d(x, 4, {|NDSL1019:(3, 0)|}, name: \"c\"); }", "'c' has kernel 3×0: it must be at least 1")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(64, 28, 28)] Tensor x) => {|NDSL1006:x|} + Conv2d(Relu(x), 128, 3, stride: 2, padding: 1); }", "the sum joins [64, 28, 28] and [128, 14, 14]: the shortcut needs a 1×1 convolution, stride 2, 64 → 128")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8, 28, 28)] Tensor x) { var wide = Relu(Conv2d(x, 4, 5, padding: 1, name: \"wide\")); return Concat(x, Conv2d(x, 4, 1), {|NDSL1007:wide|}); } }", "Concat joins 28×28, 28×28, 26×26: branch 3, 'wide' (5×5), has padding 1 and needs 2")]
    // 1004 in the three forms.
    [InlineData("[Network, Input(16, 5, 5), Tanh, {|NDSL1004:Dense(10)|}] public sealed partial class N;", "'dense1' needs a vector but 'tanh1' gives [16, 5, 5]: flatten it first (400 values)")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(16, 5, 5)] Tensor pool2) => Dense({|NDSL1004:pool2|}, 10, name: \"fc1\"); }", "'fc1' needs a vector but 'pool2' gives [16, 5, 5]: flatten it first (400 values)")]
    [InlineData("[Network] public sealed partial class N { [{|NDSL1004:Dense(10)|}] private static partial Tensor Fc(Tensor x); static Tensor Forward([Shape(16, 5, 5)] Tensor x) => Fc(x); }", "'Fc' needs a vector but 'x' gives [16, 5, 5]: flatten it first (400 values)")]
    // 1005: what is lost, and of what.
    [InlineData("[Network, Input(1, 27, 27), {|NDSL1005:MaxPool2d(2)|}, Flatten, Dense(2)] public sealed partial class N;", "'maxPool2d1' (2×2, stride 2) drops the last row and column of its 27×27 input: ceilMode keeps them")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(1, 12, 11)] Tensor x) { var pool1 = {|NDSL1005:AvgPool2d(x, (4, 3), stride: (5, 4))|}; return Dense(Flatten(pool1), 2); } }", "'pool1' (4×3, stride 5×4) drops the last 3 rows of its 12×11 input: ceilMode keeps them")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(1, 9, 10)] Tensor x) => Dense(Flatten({|NDSL1005:MaxPool2d(x, 3, stride: 4)|}), 2); }", null)]
    [InlineData("[Network, Input(3, 20), {|NDSL1005:MaxPool1d(3)|}, Flatten, Dense(2)] public sealed partial class N;", "'maxPool1d1' (3, stride 3) drops the last 2 values of its 20 input: ceilMode keeps them")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) => {|NDSL1006:x|} + Relu(Dense(x, 5)); }", "the sum joins [8] and [5]: the shortcut needs a Dense layer, 8 → 5")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) => Add(Relu(Dense(x, 5)), {|NDSL1006:x|}); }", "the sum joins [8] and [5]: the shortcut needs a Dense layer, 8 → 5")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) { var y = Relu(Dense(x, 5)); y += {|NDSL1006:x|}; return y; } }", "the sum joins [8] and [5]: the shortcut needs a Dense layer, 8 → 5")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(2, 28, 28)] Tensor a, [Shape(2, 28, 28)] Tensor b, [Shape(2, 26, 26)] Tensor c) => Concat(a, b, {|NDSL1007:c|}); }", "Concat joins [2, 28, 28], [2, 28, 28], [2, 26, 26] along axis 0: axis 1 of tensor 3 is 26 and must be 28")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(2, 26)] Tensor a, [Shape(2, 28)] Tensor b, [Shape(2, 28)] Tensor c) => Concat({|NDSL1007:a|}, b, c); }", "Concat joins [2, 26], [2, 28], [2, 28] along axis 0: axis 1 of tensor 1 is 26 and must be 28")]
    [InlineData("[Network, Input(32, 7, 7), Reshape({|NDSL1008:16|}, 10, 10)] public sealed partial class N;", null)]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(32, 7, 7)] Tensor x) => Reshape(x, {|NDSL1008:16|}, 10, 10); }", "Reshape of [32, 7, 7] (1,568 values) to [16, 10, 10] (1,600): 32 too many")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) => Dense(x, 10, name: \"fc\"); static Tensor Loss(Tensor y, [Shape(100)] Tensor target) => MeanSquaredError(y, {|NDSL1011:target|}); }", "'fc' gives 10 values but target 'target' has 100: MeanSquaredError compares them one by one")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) => Dense(x, 10); static Tensor Loss(Tensor y, [Shape(10)] IntTensor label) => SoftmaxCrossEntropy(y, {|NDSL1011:label|}); }", "SoftmaxCrossEntropy of [10] takes labels [], one for each 10 scores, but these are [10]")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) => Dense(x, 10); static Tensor Loss(Tensor y, [Shape(10)] Tensor target) => SoftmaxCrossEntropy(y, {|NDSL1012:target|}); }", "SoftmaxCrossEntropy takes a class index; this target is float [10]: use SoftmaxCrossEntropyOneHot")]
    [InlineData("[Network, Input(512, 8), PositionEmbedding({|NDSL1013:256|}, Name = \"pos\"), Flatten, Dense(2)] public sealed partial class N;", "sequence of 512 but the position table 'pos' has 256 rows: set 512")]
    [InlineData("[Network] public sealed partial class N { [{|NDSL1014:PRelu(PerChannel = true)|}] private static partial Tensor Act(Tensor x); static Tensor Forward([Shape(8)] Tensor a, [Shape(6)] Tensor b) => Concat(Act(a), Act(b)); }", "shared weights differ: 'Act.weight' is [8] where it was first used and [6] here")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(3, 4)] Tensor a, [Shape(5, 4)] Tensor b) => {|NDSL1015:a * b|}; }", "[3, 4] and [5, 4] do not broadcast: axis 0 is 3 and 5")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(6, 7)] Tensor a, [Shape(6, 7)] Tensor b) => MatMul(a, {|NDSL1016:b|}); }", "MatMul joins [6, 7] and [6, 7]: inner sizes 7 and 6; transpose the second")]
    public async Task A_mistake_is_told_at_the_argument_to_edit(string marked, string? message)
    {
        var found = await Marked.One(marked);
        if (message is not null) Assert.Equal(message, found);
    }

    [Theory]
    [InlineData("[Network] public sealed partial class N { [Dense(4)] private static partial Tensor Fc(Tensor x); static Tensor Forward([Shape(8)] Tensor a, [Shape(8)] Tensor b) => Fc(a) + Fc(b); }")]
    [InlineData("[Network, Input(16, 5, 5), Tanh, Flatten, Dense(10)] public sealed partial class N;")]
    [InlineData("[Network] public sealed partial class N { [Conv2d(3, 3)] private static partial Tensor Edges(Tensor x); static Tensor Forward([Shape(3, 8, 8)] Tensor x) => Edges(Edges(x)); }")]
    [InlineData("[Network, Input(3, 5, 5), Conv2d(8, 5), Conv2d(8, 3, Padding = 1)] public sealed partial class N;")]
    [InlineData("[Network, Input(30, 4, 4), Conv2d(60, 3, Groups = 5, Padding = Padding.Same)] public sealed partial class N;")]
    [InlineData("[Network, Input(2, 6), Conv1d(3, 4, Dilation = 2, Causal = true)] public sealed partial class N;")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(2, 8, 8)] Tensor x) => Conv2d(x, 4, (3, 1), stride: (2, 1), padding: (1, 1, 0, 0)); }")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(64, 28, 28)] Tensor x) => Conv2d(x, 128, 1, stride: 2) + Conv2d(Relu(x), 128, 3, stride: 2, padding: 1); }")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8, 28, 28)] Tensor x) => Concat(x, Conv2d(x, 4, 1), Conv2d(x, 4, 5, padding: 2)); }")]
    [InlineData("[Network, Input(5, 16), Dense(10)] public sealed partial class N;")]
    [InlineData("[Network, Input(1, 28, 28), MaxPool2d(2), Flatten, Dense(2)] public sealed partial class N;")]
    [InlineData("[Network, Input(1, 27, 27), MaxPool2d(2, CeilMode = true), Flatten, Dense(2)] public sealed partial class N;")]
    // Nothing but padding is left out; and where windows stand apart, no more than lies between two of them.
    [InlineData("[Network, Input(1, 112, 112), MaxPool2d(3, Stride = 2, Padding = 1), Flatten, Dense(2)] public sealed partial class N;")]
    [InlineData("[Network, Input(1, 9, 9), AvgPool2d(1, Stride = 3), Flatten, Dense(2)] public sealed partial class N;")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) => Dense(x, 5) + Relu(Dense(x, 5)); }")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) => x + Relu(Dense(x, 1)); }")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(2, 28)] Tensor a, [Shape(3, 28)] Tensor b) => Concat(a, b); }")]
    [InlineData("[Network, Input(32, 7, 7), Reshape(16, -1, 7)] public sealed partial class N;")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) => Dense(x, 10); static Tensor Loss(Tensor y, [Shape(10)] Tensor target) => SoftmaxCrossEntropyOneHot(y, target); }")]
    [InlineData("[Network, Input(512, 8), PositionEmbedding(512), Flatten, Dense(2)] public sealed partial class N;")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(3, 4)] Tensor a, [Shape(1, 4)] Tensor b) => a * b; }")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(6, 7)] Tensor a, [Shape(6, 7)] Tensor b) => MatMul(a, b, transposeB: true); }")]
    public async Task Its_nearest_neighbour_is_right(string source) => Assert.Empty(await Marked.Check(source));

    [Fact]
    public async Task What_depends_on_a_mistake_is_silent_and_the_rest_is_checked() => await Marked.Check("""
        [Network] public sealed partial class N
        {
            static Tensor Forward([Shape(4, 5, 6)] Tensor x)
            {
                var lost = Softmax(Dense(Relu(Dense({|NDSL1004:x|}, 10)), 3));
                return lost + Dense(Flatten(x), {|NDSL1019:0|});
            }
        }
        """);
}
