using System.Threading.Tasks;
using NetDsl.CodeFixes;
using Xunit;

namespace NetDsl.Analyzers.Tests;

public sealed class TutorFixTests
{
    [Fact]
    public Task Relu_between_linear_layers_of_a_stack() => Fixing.Check(new InsertRelu(),
        "[Network, Input(8), Dense(4), {|NDSL3001:Dense(3)|}, {|NDSL3001:Dense(2)|}] public sealed partial class Net;",
        "[Network, Input(8), Dense(4), Relu, Dense(3), Relu, Dense(2)] public sealed partial class Net;");

    [Fact]
    public Task Relu_between_linear_layers_of_Forward() => Fixing.Check(new InsertRelu(),
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) { var h = Dense(x, 4); return {|NDSL3001:Dense(h, 2)|}; } }",
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) { var h = Dense(x, 4); return Dense(Relu(h), 2); } }");

    [Fact]
    public Task Relu_between_linear_layers_of_a_partial_method() => Fixing.Check(new InsertRelu(),
        "[Network] public sealed partial class Net { [Dense(4), {|NDSL3001:Dense(3)|}] private static partial Tensor Head(Tensor x); static Tensor Forward([Shape(8)] Tensor x) => Head(x); }",
        "[Network] public sealed partial class Net { [Dense(4), Relu, Dense(3)] private static partial Tensor Head(Tensor x); static Tensor Forward([Shape(8)] Tensor x) => Head(x); }");

    [Fact]
    public Task Gated_layer_of_a_stack() => Fixing.Check(new UseGatedLayer(),
        "[Network, Input(200, 3), {|NDSL3015:Rnn(16, Layers = 2)|}, LastStep, Dense(2)] public sealed partial class Net;",
        "[Network, Input(200, 3), Gru(16, Layers = 2), LastStep, Dense(2)] public sealed partial class Net;");

    [Fact]
    public Task Gated_layer_of_Forward() => Fixing.Check(new UseGatedLayer(),
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(200, 3)] Tensor x) => LastStep({|NDSL3015:Rnn(x, 16)|}); }",
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(200, 3)] Tensor x) => LastStep(Gru(x, 16)); }");

    [Fact]
    public Task Merged_layers_of_a_stack() => Fixing.Check(new MergeLayers(),
        """
        [Network, Input(8)]
        [Dense(4)]
        [{|NDSL3001:Dense(3)|}]
        public sealed partial class Net;
        [Network, Input(8), Dense(4), {|NDSL3001:Dense(3)|}]
        public sealed partial class Other;
        """,
        """
        [Network, Input(8)]
        [Dense(3)]
        public sealed partial class Net;
        [Network, Input(8), Dense(3)]
        public sealed partial class Other;
        """);

    [Fact]
    public Task Merged_layers_of_Forward() => Fixing.Check(new MergeLayers(),
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) => {|NDSL3001:Dense(Dense(x + 1, 4), 2)|}; }",
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) => Dense(x + 1, 2); }");

    [Theory]
    [InlineData("Dense(10), {|NDSL3002:Softmax|}, SoftmaxCrossEntropy", "Dense(10), SoftmaxCrossEntropy")]
    [InlineData("Dense(10), {|NDSL3006:Dropout(0.5)|}, SoftmaxCrossEntropy", "Dense(10), SoftmaxCrossEntropy")]
    [InlineData("Dense(3), {|NDSL3008:Relu|}, Softmax", "Dense(3), Softmax")]
    public Task What_is_too_much_in_a_stack(string layers, string mended) => Fixing.Check(new RemoveCall(), Stack(layers), Stack(mended));

    [Theory]
    [InlineData("{|NDSL3002:Softmax(Dense(x, 3))|}", "Dense(x, 3)")]
    [InlineData("{|NDSL3006:Dropout(Dense(x, 3), 0.2)|}", "Dense(x, 3)")]
    [InlineData("{|NDSL3008:Relu(Dense(x, 3) * 2)|}", "Dense(x, 3) * 2")]
    public Task What_is_too_much_in_Forward(string result, string mended) => Fixing.Check(new RemoveCall(), Classifier(result), Classifier(mended));

    [Fact]
    public Task Means_of_channels_in_a_stack() => Fixing.Check(new InsertGlobalPooling(),
        "[Network, Input(16), Dense(25088), Reshape(512, 7, 7), Relu, Flatten, {|NDSL3007:Dense(4096)|}] public sealed partial class Net;",
        "[Network, Input(16), Dense(25088), Reshape(512, 7, 7), Relu, GlobalAvgPool2d, Dense(4096)] public sealed partial class Net;");

    [Fact]
    public Task Means_of_channels_in_Forward() => Fixing.Check(new InsertGlobalPooling(),
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(16)] Tensor x) => {|NDSL3007:Dense(Flatten(Relu(Reshape(Dense(x, 25088), 512, 7, 7))), 4096)|}; }",
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(16)] Tensor x) => Dense(GlobalAvgPool2d(Relu(Reshape(Dense(x, 25088), 512, 7, 7))), 4096); }");

    [Fact]
    public Task What_is_too_much_in_a_partial_method() => Fixing.Check(new RemoveCall(),
        "[Network] public sealed partial class Net { [Dense(3), {|NDSL3002:Softmax|}] private static partial Tensor Head(Tensor x); static Tensor Forward([Shape(8)] Tensor x) => Head(x); static Tensor Loss(Tensor y, [Shape] IntTensor t) => SoftmaxCrossEntropy(y, t); }",
        "[Network] public sealed partial class Net { [Dense(3)] private static partial Tensor Head(Tensor x); static Tensor Forward([Shape(8)] Tensor x) => Head(x); static Tensor Loss(Tensor y, [Shape] IntTensor t) => SoftmaxCrossEntropy(y, t); }");

    [Fact]
    public Task Positions_in_a_stack_and_in_Forward()
    {
        return Task.WhenAll(
            Fixing.Check(new InsertPositions(),
                "[Network, Input(16), Embedding(50, 8), {|NDSL3016:MultiHeadAttention(2)|}, Flatten, Dense(2)] public sealed partial class Net;",
                "[Network, Input(16), Embedding(50, 8), AddSinusoidalPositions, MultiHeadAttention(2), Flatten, Dense(2)] public sealed partial class Net;"),
            Fixing.Check(new InsertPositions(),
                "[Network] public sealed partial class Net { static Tensor Forward([Shape(16)] IntTensor t) => Dense(Flatten(MultiHeadAttention({|NDSL3016:Embedding(t, 50, 8)|}, 2)), 2); }",
                "[Network] public sealed partial class Net { static Tensor Forward([Shape(16)] IntTensor t) => Dense(Flatten(MultiHeadAttention(AddSinusoidalPositions(Embedding(t, 50, 8)), 2)), 2); }"));
    }

    [Theory]
    [InlineData("MultiHeadAttention(PositionEmbedding(Embedding(t, 50, 8), 16), 2)", "MultiHeadAttention(PositionEmbedding(Embedding(t, 50, 8), 16), 2, causal: true)")]
    [InlineData("MultiHeadAttention(PositionEmbedding(Embedding(t, 50, 8), 16), 2, false, 0.1)", "MultiHeadAttention(PositionEmbedding(Embedding(t, 50, 8), 16), 2, true, 0.1)")]
    public Task A_causal_mask(string attention, string mended)
    {
        static string Network(string call) => "[Network] public sealed partial class Net { static Tensor Forward([Shape(16)] IntTensor t) => Dense(" + call + ", 50); static Tensor Loss(Tensor z, [Shape(16)] IntTensor next) => SoftmaxCrossEntropy(z, next); }";
        return Fixing.Check(new UseCausalMask(), Network("{|NDSL3017:" + attention + "|}"), Network(mended));
    }

    [Fact]
    public Task Relu_for_sigmoids_of_a_stack() => Fixing.Check(new UseRelu(),
        Stack("Dense(8), {|NDSL3004:Sigmoid|}, " + Repeated("Dense(8), Sigmoid, ") + "Dense(1), Sigmoid, BinaryCrossEntropy"),
        Stack("Dense(8), Relu, " + Repeated("Dense(8), Relu, ") + "Dense(1), Sigmoid, BinaryCrossEntropy"));

    [Theory]
    [InlineData("Dense(1), {|NDSL3010:BinaryCrossEntropy|}", "Dense(1), BinaryCrossEntropyWithLogits")]
    [InlineData("Dense(3), {|NDSL3010:NegativeLogLikelihood|}", "Dense(3), SoftmaxCrossEntropy")]
    [InlineData("Dense(1), {|NDSL3009:SoftmaxCrossEntropy|}", "Dense(1), BinaryCrossEntropyWithLogits")]
    public Task The_loss_that_fits_a_stack(string layers, string mended) => Fixing.Check(new UseLossWithLogits(), Stack(layers), Stack(mended));

    [Theory]
    [InlineData("Sigmoid(Dense(x, 3))", "[Shape] IntTensor t", "{|NDSL3005:MeanSquaredError(y, OneHot(t, 3))|}", "Dense(x, 3)", "[Shape] IntTensor t", "BinaryCrossEntropyWithLogits(y, OneHot(t, 3))")]
    [InlineData("Dense(x, 1)", "[Shape] IntTensor t", "{|NDSL3009:SoftmaxCrossEntropy(y, t)|}", "Dense(x, 1)", "[Shape(1)] Tensor t", "BinaryCrossEntropyWithLogits(y, t)")]
    [InlineData("Dense(x, 1)", "[Shape(1)] Tensor t", "{|NDSL3010:BinaryCrossEntropy(y, t)|}", "Dense(x, 1)", "[Shape(1)] Tensor t", "BinaryCrossEntropyWithLogits(y, t)")]
    public Task The_loss_that_fits_Forward(string result, string target, string loss, string mendedResult, string mendedTarget, string mendedLoss) =>
        Fixing.Check(new UseLossWithLogits(), Network(result, target, loss), Network(mendedResult, mendedTarget, mendedLoss));

    [Theory]
    [InlineData("Dense(1), {|NDSL3009:Softmax|}", "Dense(1), Sigmoid")]
    [InlineData("Dense(1), {|NDSL3009:LogSoftmax(-1)|}", "Dense(1), LogSigmoid")]
    [InlineData("Dense(4), {|NDSL2001:Step|}, Dense(3), SoftmaxCrossEntropy", "Dense(4), Sigmoid, Dense(3), SoftmaxCrossEntropy")]
    [InlineData("Dense(4), {|NDSL2001:Sign|}, Dense(3), SoftmaxCrossEntropy", "Dense(4), Tanh, Dense(3), SoftmaxCrossEntropy")]
    public Task The_smooth_function_in_a_stack(string layers, string mended) => Fixing.Check(new UseSmoothFunction(), Stack(layers), Stack(mended));

    [Fact]
    public Task He_for_Xavier() => Fixing.Check(new UseHe(),
        Stack("Dense(8, Init = {|NDSL3011:Init.XavierNormal|}), Relu, " + Repeated("Dense(8, Init = Init.XavierUniform), Relu, ") + "Dense(2)"),
        Stack("Dense(8, Init = Init.HeNormal), Relu, " + Repeated("Dense(8, Init = Init.HeUniform), Relu, ") + "Dense(2)"));

    [Theory]
    [InlineData("Start with HeUniform", "Init.HeUniform")]
    [InlineData("Start with XavierUniform", "Init.XavierUniform")]
    public Task Weights_that_differ(string title, string init) => Fixing.Check(new UseRandomWeights(),
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) => Dense(Relu(Dense(x, 16, init: {|NDSL3012:Init.Zeros|})), 3); }",
        $"[Network] public sealed partial class Net {{ static Tensor Forward([Shape(8)] Tensor x) => Dense(Relu(Dense(x, 16, init: {init})), 3); }}", title);

    [Fact]
    public Task Biases_left_out() => Fixing.Check(new DropBias(),
        Stack("{|NDSL3003:Dense(4)|}, BatchNorm, Relu, Dense(2)"), Stack("Dense(4, Bias = false), BatchNorm, Relu, Dense(2)"));

    [Theory]
    [InlineData("{|NDSL3003:Dense(x, 4)|}", "Dense(x, 4, bias: false)")]
    [InlineData("Dense(x, 4, {|NDSL3003:true|})", "Dense(x, 4, false)")]
    public Task Biases_left_out_of_a_call(string layer, string mended) => Fixing.Check(new DropBias(),
        $"[Network] public sealed partial class Net {{ static Tensor Forward([Shape(8)] Tensor x) => Dense(Relu(BatchNorm({layer})), 2); }}",
        $"[Network] public sealed partial class Net {{ static Tensor Forward([Shape(8)] Tensor x) => Dense(Relu(BatchNorm({mended})), 2); }}");

    [Fact]
    public Task Batch_norm_first() => Fixing.Check(new SwapWithBatchNorm(),
        Stack("Dense(4, Bias = false), {|NDSL3013:Dropout(0.2)|}, BatchNorm(Momentum = 0.2), Relu, Dense(2)"), Stack("Dense(4, Bias = false), BatchNorm(Momentum = 0.2), Dropout(0.2), Relu, Dense(2)"));

    [Fact]
    public Task Batch_norm_first_in_a_call() => Fixing.Check(new SwapWithBatchNorm(),
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) => Dense(BatchNorm({|NDSL3013:Dropout(x, 0.2)|}, momentum: 0.2), 2); }",
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) => Dense(Dropout(BatchNorm(x, momentum: 0.2), 0.2), 2); }");

    [Fact]
    public Task Biases_at_0() => Fixing.Check(new ZeroBias(),
        Stack("Dense(4, BiasInit = Init.Constant, BiasGain = {|NDSL3019:-1|}), Relu, Dense(2)"), Stack("Dense(4, BiasInit = Init.Constant, BiasGain = 0), Relu, Dense(2)"));

    [Theory]
    [InlineData("{|NDSL3020:BatchNorm(Dense(x, 4, bias: false))|}", "BatchNorm(Dense(x, 4, bias: false), frozen: true)")]
    [InlineData("BatchNorm(Dense(x, 4, bias: false), frozen: {|NDSL3020:false|})", "BatchNorm(Dense(x, 4, bias: false), frozen: true)")]
    [InlineData("BatchNorm(Dense(x, 4, bias: false), 0.2, 1e-3, true, true, {|NDSL3020:false|})", "BatchNorm(Dense(x, 4, bias: false), 0.2, 1e-3, true, true, true)")]
    public Task Statistics_behind_StopGradient(string features, string mended) =>
        Fixing.Check(new FreezeStatistics(), Classifier($"Dense(StopGradient(Relu({features})), 2)"), Classifier($"Dense(StopGradient(Relu({mended})), 2)"));

    [Fact]
    public Task Statistics_of_a_stack_behind_StopGradient()
    {
        static string Network(string norm) => $"[Network] public sealed partial class Net {{ [Dense(4, Bias = false), {norm}, Relu] private static partial Tensor Features(Tensor x); static Tensor Forward([Shape(8)] Tensor x) => Dense(StopGradient(Features(x)), 2); }}";
        return Fixing.Check(new FreezeStatistics(), Network("{|NDSL3020:BatchNorm(Momentum = 0.2)|}"), Network("BatchNorm(Momentum = 0.2, Frozen = true)"));
    }

    [Theory]
    [InlineData("new({|NDSL3020:\"features.*.weight\"|}) { Frozen = true }, new(\"features.*.bias\") { Frozen = true }", "new(\"features.*\") { Frozen = true }, new(\"features.*.bias\") { Frozen = true }")]
    [InlineData("new(\"head.*\"), new({|NDSL3020:\"*.weight\"|}) { Frozen = true }, new(\"*.bias\") { Frozen = true }", "new(\"head.*\"), new(\"*\") { Frozen = true }, new(\"*.bias\") { Frozen = true }")]
    [InlineData("new({|NDSL3020:\"features.bn.weight\"|}) { Frozen = true }, new(\"features.bn.bias\") { Frozen = true }", "new(\"features.bn.*\") { Frozen = true }, new(\"features.bn.bias\") { Frozen = true }")]
    public Task Statistics_of_a_group(string groups, string mended) => Fixing.Check(new FreezeStatistics(), FrozenGroupTests.Training(groups), FrozenGroupTests.Training(mended));

    [Fact]
    public Task The_usual_rate() => Fixing.Check(new UseUsualRate(),
        "public static class P { public static Optimizer A() => new Adam({|NDSL3018:0.5|}); public static Optimizer B() => new Sgd(learningRate: {|NDSL3018:20|}); }",
        "public static class P { public static Optimizer A() => new Adam(0.001); public static Optimizer B() => new Sgd(learningRate: 0.1); }");

    private static string Repeated(string layers) => string.Concat(System.Linq.Enumerable.Repeat(layers, 7));

    private static string Stack(string layers) => $"[Network, Input(8), {layers}] public sealed partial class Net;";

    private static string Classifier(string result) => Network(result, "[Shape] IntTensor t", "SoftmaxCrossEntropy(y, t)");

    private static string Network(string result, string target, string loss) =>
        $"[Network] public sealed partial class Net {{ static Tensor Forward([Shape(8)] Tensor x) => {result}; static Tensor Loss(Tensor y, {target}) => {loss}; }}";
}
