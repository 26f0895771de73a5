using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>What a tutor remarks on, with numbers that are computed, and its nearest neighbours.</summary>
public sealed class TutorRuleTests
{
    [Theory]
    [InlineData("[Network, Input(784), Dense(128, Name = \"fc1\"), {|NDSL3001:Dense(10, Name = \"fc2\")|}, SoftmaxCrossEntropy] public sealed partial class N;", "'fc1' and 'fc2' have nothing non-linear between them: together they equal one Dense(10), 7,850 parameters instead of 101,770")]
    [InlineData("[Network, Input(8), Dense(10), {|NDSL3002:Softmax|}, SoftmaxCrossEntropy] public sealed partial class N;", "Softmax is applied twice, here and in SoftmaxCrossEntropy: with 10 classes the best class reaches 0.232 at most, so the loss stays above 1.461")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) => {|NDSL3002:Softmax(Dense(x, 10))|}; static Tensor Loss(Tensor p, [Shape] IntTensor label) => SoftmaxCrossEntropy(p, label); }", null)]
    [InlineData("[Network, Input(8), Dense(10), {|NDSL3002:Softmax|}, Softmax] public sealed partial class N;", "Softmax is applied twice: with 10 classes the best class reaches 0.232 at most")]
    [InlineData("[Network, Input(8), Dense(1), {|NDSL3002:Sigmoid|}, BinaryCrossEntropyWithLogits] public sealed partial class N;", "Sigmoid is applied twice, here and in BinaryCrossEntropyWithLogits: the probability stays between 0.5 and 0.731, so the loss stays above 0.313")]
    [InlineData("[Network, Input(8), Dense(8, Name = \"fc1\"), {|NDSL3004:Sigmoid|}, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(2)] public sealed partial class N;", "8 sigmoid layers in a row: the activations alone scale the gradient at 'fc1' by at most 0.25⁸ = 0.000015")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) => Sigmoid(Dense(x, 3)); static Tensor Loss(Tensor p, [Shape] IntTensor label) => {|NDSL3005:MeanSquaredError(p, OneHot(label, 3))|}; }", "sigmoid with squared error for classes: at p = 0.01, y = 1 the slope is 0.0196 where cross-entropy's is 0.99. Use BinaryCrossEntropyWithLogits, without the Sigmoid")]
    [InlineData("[Network, Input(8), Dense(10), {|NDSL3006:Dropout(0.5)|}, SoftmaxCrossEntropy] public sealed partial class N;", "Dropout(0.5) acts on the 10 outputs: half of the predictions are zeroed")]
    [InlineData("[Network, Input(8), Dense(10), {|NDSL3006:Dropout(0.2)|}, Softmax] public sealed partial class N;", "Dropout(0.2) acts on the 10 outputs: 20 % of the predictions are zeroed")]
    [InlineData("[Network, Input(1, 4, 4), Conv2d(8, 3, Padding = 1), Relu, MaxPool2d(2), MaxPool2d(2), {|NDSL3014:Conv2d(8, 3, Padding = 1, Name = \"conv5\")|}, GlobalAvgPool2d] public sealed partial class N;", "2 poolings bring 4×4 to 1×1 at 'maxPool2d2': 'conv5' sees one pixel")]
    [InlineData("[Network, Input(1, 4, 4), Conv2d(8, 3, Padding = 1), Relu, AdaptiveAvgPool2d(1), {|NDSL3014:Conv2d(8, 3, Padding = 1, Name = \"conv5\")|}, GlobalAvgPool2d] public sealed partial class N;", "a pooling brings 4×4 to 1×1 at 'adaptiveAvgPool2d1': 'conv5' sees one pixel")]
    [InlineData("[Network, Input(16), Dense(25088), Reshape(512, 7, 7), Relu, Flatten, {|NDSL3007:Dense(4096, Name = \"fc1\")|}] public sealed partial class N;", "'fc1' holds 102,764,544 of 103,191,040 parameters (100 %); the mean over each channel (global average pooling) first makes it 2,101,248")]
    [InlineData("[Network, Input(8), Dense(3), {|NDSL3008:Relu|}, Softmax] public sealed partial class N;", "ReLU right before Softmax: a class whose logit is below 0 gets no gradient. Remove the ReLU")]
    [InlineData("[Network, Input(8), Dense(3), {|NDSL3008:Relu|}, SoftmaxCrossEntropy] public sealed partial class N;", null)]
    [InlineData("[Network, Input(8), Dense(1), {|NDSL3009:SoftmaxCrossEntropy|}] public sealed partial class N;", "Softmax over one value is always 1: the loss is constant. For yes or no use BinaryCrossEntropyWithLogits")]
    [InlineData("[Network, Input(8), Dense(1), {|NDSL3009:Softmax|}] public sealed partial class N;", "Softmax over one value is always 1: nothing is learned through it. Use Sigmoid")]
    [InlineData("[Network, Input(8), Dense(1, Name = \"fc\"), {|NDSL3010:BinaryCrossEntropy|}] public sealed partial class N;", "BinaryCrossEntropy expects probabilities but the last layer 'fc' has no activation: use BinaryCrossEntropyWithLogits, or Sigmoid before it")]
    [InlineData("[Network, Input(8), Dense(3), Softmax, {|NDSL3010:NegativeLogLikelihood|}] public sealed partial class N;", "NegativeLogLikelihood expects log-probabilities but Softmax gives probabilities: use LogSoftmax, or SoftmaxCrossEntropy without it")]
    [InlineData("[Network, Input(16, 8, 8), Conv2d(16, 3, Init = {|NDSL3011:Init.XavierUniform|}), Relu, Conv2d(16, 3, Init = Init.XavierUniform), Relu, Conv2d(16, 1, Init = Init.XavierNormal), Relu, Conv2d(16, 1, Init = Init.XavierUniform), Relu, Flatten, Dense(2)] public sealed partial class N;", "Xavier initialisation under ReLU halves the variance at each layer: 2⁻⁴ = 0.063 after 4. Use He")]
    [InlineData("[Network, Input(8), Dense(8, Init = {|NDSL3011:Init.XavierUniform|}), Relu, Dense(8, Init = Init.XavierUniform), Relu, Dense(8, Init = Init.XavierNormal), Relu, Dense(8, Init = Init.XavierUniform), Relu, Dense(2)] public sealed partial class N;", "Xavier initialisation under ReLU halves the variance at each layer: 2⁻⁴ = 0.063 after 4. Use He")]
    [InlineData("[Network, Input(8), Dense(128, Init = {|NDSL3012:Init.Zeros|}, Name = \"fc1\"), Relu, Dense(10)] public sealed partial class N;", "all weights of 'fc1' start at 0: its 128 units start without their inputs, and no gradient passes to what is before them")]
    [InlineData("[Network, Input(8), Dense(128, Init = {|NDSL3012:Init.Zeros|}, BiasInit = Init.Zeros, Name = \"fc1\"), Relu, Dense(10, Init = Init.Zeros)] public sealed partial class N;", "all weights of 'fc1' start at 0: its 128 units stay identical")]
    [InlineData("[Network, Input(8), {|NDSL3003:Dense(64, Name = \"fc1\")|}, BatchNorm(Name = \"bn1\"), Relu, Dense(2)] public sealed partial class N;", "the 64 biases of 'fc1' are cancelled by batch norm 'bn1', which takes the mean off and adds a bias of its own: leave them out")]
    [InlineData("[Network, Input(8), Dense(4, Bias = false), {|NDSL3013:Dropout|}, BatchNorm(Name = \"bn1\"), Relu, Dense(2)] public sealed partial class N;", "Dropout before batch norm 'bn1': the variance that it learns in training is not that of prediction. Swap them")]
    [InlineData("[Network, Input(8), Dense(4, BiasInit = Init.Constant, BiasGain = {|NDSL3019:-1|}, Name = \"fc1\"), Relu, Dense(2)] public sealed partial class N;", "dead ReLU risk: the bias of 'fc1' is initialised to −1 before ReLU. Start it at 0")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) => Dense(StopGradient(Relu({|NDSL3020:BatchNorm(Dense(x, 4, bias: false), name: \"bn1\")|})), 2); }", "batch norm 'bn1' is frozen by StopGradient, but still updates its statistics in training: set frozen to true")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(8)] Tensor x) { for (var i = 1; i < 4; i++) x = Relu({|NDSL3020:BatchNorm(Dense(x, 4, bias: false), affine: i != 2, name: $\"bn{i}\")|}); return Dense(StopGradient(x), 2); } }", "the 3 batch norms from 'bn1' to 'bn3' are frozen by StopGradient, but still update their statistics in training: set frozen to true")]
    [InlineData("[Network, Input(200, 3), {|NDSL3015:Rnn(16)|}, LastStep, Dense(2)] public sealed partial class N;", "a simple RNN over 200 steps: with recurrent weight 0.9 the gradient shrinks to 7.1e−10. Use Lstm or Gru")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(100, 3)] Tensor x) => LastStep({|NDSL3015:RnnStates(x, 4)|}.Output); }", null)]
    [InlineData("[Network, Input(128), Embedding(50, 8), {|NDSL3016:MultiHeadAttention(2)|}, Flatten, Dense(2)] public sealed partial class N;", "self-attention without positions: the order of the 128 tokens does not matter to it. Put AddSinusoidalPositions or PositionEmbedding before it")]
    [InlineData("[Network] public sealed partial class N { static Tensor Forward([Shape(9)] IntTensor t) { var p = Split(Dense(Embedding(t, 50, 8), 24), 3); return Dense(Flatten(Attention({|NDSL3016:p[0]|}, p[1], p[2], 2)), 2); } }", null)]
    [InlineData("[Network, Input(16), TokenAndPositionEmbedding(50, 8, 16), {|NDSL3017:MultiHeadAttention(2, Name = \"gpt\")|}, Dense(50), SoftmaxCrossEntropy] public sealed partial class N;", "'gpt' has no causal mask: position t can read t + 1, its own target. Set causal to true")]
    public async Task A_remark_stands_where_to_edit(string marked, string? message)
    {
        var found = await Marked.One(marked);
        if (message is not null) Assert.Equal(message, found);
    }

    [Theory]
    [InlineData("[Network, Input(8), Dense(10), SoftmaxCrossEntropy]")]
    [InlineData("[Network, Input(8), Dense(4, Bias = false), BatchNorm, Relu, Dense(2)]")]
    [InlineData("[Network, Input(8), Dense(4), BatchNorm(Frozen = true), Relu, Dense(2)]")]
    [InlineData("[Network, Input(8), Dense(4), LayerNorm, Relu, Dense(2)]")]
    [InlineData("[Network, Input(8), Dense(4), Relu, BatchNorm, Dense(2)]")]
    [InlineData("[Network, Input(5, 8), Dense(4), BatchNorm, Relu, Dense(2)]")]
    [InlineData("[Network, Input(8), Dense(4, Bias = false), BatchNorm, Dropout, Relu, Dense(2)]")]
    [InlineData("[Network, Input(8), Dense(10), LogSoftmax, SoftmaxCrossEntropy]")]
    [InlineData("[Network, Input(16), Embedding(50, 8), MultiHeadAttention(2, Causal = true), Flatten, Dense(2)]")]
    [InlineData("[Network, Input(16), Embedding(50, 8), PositionEmbedding(16), MultiHeadAttention(2), Flatten, Dense(2)]")]
    [InlineData("[Network, Input(16, 8), MultiHeadAttention(2), Flatten, Dense(2)]")]
    [InlineData("[Network, Input(16), TokenAndPositionEmbedding(50, 8, 16), MultiHeadAttention(2), Dense(50), SoftmaxCrossEntropy(IgnoreIndex = -1)]")]
    [InlineData("[Network, Input(16), TokenAndPositionEmbedding(50, 8, 16), MultiHeadAttention(2), Dense(7), SoftmaxCrossEntropy]")]
    [InlineData("[Network, Input(8), Dense(10), LogSoftmax, NegativeLogLikelihood]")]
    [InlineData("[Network, Input(8), Dense(10), Softmax]")]
    [InlineData("[Network, Input(8), Dense(1), Sigmoid, BinaryCrossEntropy]")]
    [InlineData("[Network, Input(8), Dense(1), BinaryCrossEntropyWithLogits]")]
    [InlineData("[Network, Input(8), Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Tanh, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(1), Sigmoid, BinaryCrossEntropy]")]
    [InlineData("[Network, Input(8), Dense(8), Sigmoid, MeanSquaredError]")]
    [InlineData("[Network, Input(8), Dense(10), Relu, Dropout(0.5), Dense(3), SoftmaxCrossEntropy]")]
    [InlineData("[Network, Input(64, 28, 28), Flatten, Dense(200)]")]
    [InlineData("[Network, Input(8), Dense(3), Relu, MeanSquaredError]")]
    [InlineData("[Network, Input(8), Dense(8, Init = Init.HeNormal), Relu, Dense(8, Init = Init.HeNormal), Relu, Dense(8, Init = Init.HeNormal), Relu, Dense(8, Init = Init.HeNormal), Relu, Dense(2)]")]
    [InlineData("[Network, Input(8), Dense(8, Init = Init.XavierNormal), Tanh, Dense(8, Init = Init.XavierNormal), Tanh, Dense(8, Init = Init.XavierNormal), Tanh, Dense(8, Init = Init.XavierNormal), Tanh, Dense(2)]")]
    [InlineData("[Network, Input(8), Dense(8, Init = Init.XavierNormal), Relu, Dense(2)]")]
    [InlineData("[Network, Input(8), Dense(4), Relu, Dense(2, Init = Init.Zeros)]")]
    [InlineData("[Network, Input(8), Dense(4, BiasInit = Init.Constant, BiasGain = -1), Sigmoid, Dense(2)]")]
    [InlineData("[Network, Input(8), Dense(4, BiasInit = Init.Constant, BiasGain = 0.1), Relu, Dense(2)]")]
    [InlineData("[Network, Input(99, 3), Rnn(16), LastStep, Dense(2)]")]
    [InlineData("[Network, Input(200, 3), Gru(16), LastStep, Dense(2)]")]
    [InlineData("[Network, Input(200, 3), Rnn(16, Truncate = 50), LastStep, Dense(2)]")]
    public async Task Its_nearest_neighbour_is_right(string attributes) => Assert.Empty(await Marked.Check(attributes + " public sealed partial class N;"));

    [Fact]
    public async Task A_gate_may_start_at_0() => Assert.Empty(await Marked.Check("""
        [Network] public sealed partial class N
        {
            static Tensor Forward([Shape(8)] Tensor x)
            {
                var gate = Sigmoid(Dense(x, 8, init: Init.Zeros));
                return Dense(gate * x, 2);
            }
        }
        """));

    [Fact]
    public async Task Severity_is_set_by_the_configuration()
    {
        const string Network = "[Network, Input(8), Dense(4), Dense(2)] public sealed partial class N;";

        Assert.Equal("Warning", (await Analysis.Diagnostics(Network)).Single().Severity.ToString());
        Assert.Equal("Error", (await Analysis.Diagnostics(Network, "dotnet_diagnostic.NDSL3001.severity = error")).Single().Severity.ToString());
        Assert.Empty(await Analysis.Diagnostics(Network, "dotnet_diagnostic.NDSL3001.severity = none"));
        Assert.Equal(["NDSL3001", "NDSL4009"], (await Analysis.Diagnostics(Network, "dotnet_diagnostic.NDSL4009.severity = suggestion")).Select(diagnostic => diagnostic.Id).Order());
    }

    [Fact]
    public async Task A_pragma_switches_a_remark_off_where_it_stands() => await Marked.Check("""
        #pragma warning disable NDSL3001
        [Network, Input(8), Dense(4), Dense(2)] public sealed partial class A;
        #pragma warning restore NDSL3001
        [Network, Input(8), Dense(4), {|NDSL3001:Dense(2)|}] public sealed partial class B;
        """);
}
