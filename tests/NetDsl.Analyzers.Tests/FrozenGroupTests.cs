using System.Threading.Tasks;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>Batch norms whose weights are frozen, by a trainer's groups or in the network, and their statistics.</summary>
public sealed class FrozenGroupTests
{
    private const string Net = "[Network, Input(8), Dense(6, Bias = false, Name = \"features.fc\"), BatchNorm(Name = \"features.bn\"), Relu, Dense(2, Name = \"head\"), SoftmaxCrossEntropy] public sealed partial class Net;\n";

    /// <summary>A trainer of a network with the layers features.fc, features.bn and head.</summary>
    public static string Training(string groups) =>
        Net + "public static class P { public static void Run(DataSet train) { using var trainer = new Trainer<Net>(new Net(), new Adam(), new TrainerOptions { BatchSize = 8, Groups = [" + groups + "] }); trainer.Fit(train, epochs: 1); } }";

    [Theory]
    [InlineData("new({|NDSL3020:\"features.*.weight\"|}) { Frozen = true }, new(\"features.*.bias\") { Frozen = true }", "'features.*.weight' is frozen, but batch norm 'features.bn' still updates its statistics in training: freeze 'features.*'")]
    [InlineData("new({|NDSL3020:\"features.bn.?*t\"|}) { Frozen = true }, new(\"features.bn.b*\") { Frozen = true }", "'features.bn.?*t' is frozen, but batch norm 'features.bn' still updates its statistics in training: freeze 'features.bn.*'")]
    [InlineData("new({|NDSL3020:\"*s.bn.weight\"|}) { Frozen = true }, new(\"features.bn.running_mean\") { LearningRate = 1 }, new(\"*.bias\") { Frozen = true }", "'*s.bn.weight' is frozen, but batch norm 'features.bn' still updates its statistics in training: freeze '*s.bn.*'")]
    [InlineData("new({|NDSL3020:\"feat*ght\"|}) { Frozen = true }, new(\"*.bias\") { Frozen = true }", "'feat*ght' is frozen, but batch norm 'features.bn' still updates its statistics in training: name 'features.bn.running_mean' in the group too")]
    public async Task Weights_without_their_statistics_are_told(string groups, string message) => Assert.Equal(message, await Marked.One(Training(groups)));

    [Fact]
    public async Task So_are_options_in_a_variable_and_several_norms() => Assert.Equal(
        "'*.weight' is frozen, but its 2 batch norms still update their statistics in training: freeze '*'",
        await Marked.One("""
            [Network, Input(8), Dense(4, Bias = false), BatchNorm, Relu, Dense(4, Bias = false), BatchNorm, Dense(2, Name = "head"), SoftmaxCrossEntropy] public sealed partial class Net;
            public static class P
            {
                public static Trainer<Net> Make()
                {
                    var options = new TrainerOptions { Groups = new[] { new ParameterGroup("head.*"), new ParameterGroup({|NDSL3020:"*.weight"|}) { Frozen = true }, new ParameterGroup("*.bias") { Frozen = true } } };
                    return new Trainer<Net>(new Net(), new Adam(), options);
                }
            }
            """));

    [Theory]
    [InlineData("new(\"features.*\") { Frozen = true }")]
    [InlineData("new(\"*.running_mean\") { Frozen = true }, new(\"*.weight\") { Frozen = true }, new(\"*.bias\") { Frozen = true }")]
    [InlineData("new(\"features.fc.weight\") { Frozen = true }")]
    [InlineData("new(\"*.weight\") { Frozen = true }")]
    [InlineData("new(\"*.weight\") { WeightDecay = 0.1 }, new(\"*.bias\") { WeightDecay = 0 }")]
    [InlineData("new(\"*.weight\") { Frozen = true }, new(\"*.bias\") { Frozen = train.Count > 5 }")]
    [InlineData("new(\"*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*x\") { Frozen = true }")]
    public async Task Held_or_trained_layers_are_right(string groups) => Assert.Empty(await Marked.Check(Training(groups)));

    [Theory]
    [InlineData("Dense(StopGradient(BatchNorm(Dense(x, 4, bias: false), frozen: true)), 2)")]
    [InlineData("Dense(StopGradient(BatchNorm(Dense(x, 4, bias: false), trackRunningStats: false)), 2)")]
    [InlineData("Dense(BatchNorm(StopGradient(Dense(x, 4, bias: false))), 2)")]
    public async Task Norms_that_learn_or_are_held_are_right(string result) => Assert.Empty(await Marked.Check(
        $"[Network] public sealed partial class Net {{ static Tensor Forward([Shape(8)] Tensor x) => {result}; }}"));

    [Fact]
    public async Task A_layer_that_learns_elsewhere_is_right() => Assert.Empty(await Marked.Check("""
        [Network] public sealed partial class Net
        {
            [Dense(8, Bias = false), BatchNorm] private static partial Tensor Shared(Tensor x);
            static Tensor Forward([Shape(8)] Tensor x) => Dense(Shared(x) + StopGradient(Shared(x)), 2);
        }
        """));
}
