using System.Threading.Tasks;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>Mistakes around networks: layers that nobody calls, rates, leaks and restarts.</summary>
public sealed class UseRuleTests
{
    private const string Net = "[Network, Input(2), Dense(2), Tanh, Dense(1), MeanSquaredError] public sealed partial class Net;\n";

    [Fact]
    public async Task A_layer_that_nobody_calls_is_told() => Assert.Equal(
        "layer 'fc3' is declared but never used: remove it, or call it in Forward",
        await Marked.One("""
            [Network] public sealed partial class N
            {
                [Dense(4)] private static partial Tensor fc1(Tensor x);
                [Dense(4)] private static partial Tensor {|NDSL4003:fc3|}(Tensor x);
                static Tensor Forward([Shape(8)] Tensor x) => fc1(x);
            }
            """));

    [Theory]
    [InlineData("new Sgd({|NDSL3018:10|})", "learning rate 10 in Sgd is far above what converges (usual: 0.1)")]
    [InlineData("new Sgd(learningRate: {|NDSL3018:2.0|}, momentum: 0.9)", "learning rate 2 in Sgd (with momentum 0.9 as much as 20) is far above what converges (usual: 0.1)")]
    [InlineData("new Adam({|NDSL3018:0.5|})", "learning rate 0.5 in Adam is far above what converges (usual: 0.001)")]
    [InlineData("new AdamW(learningRate: {|NDSL3018:1|})", "learning rate 1 in AdamW is far above what converges (usual: 0.001)")]
    public async Task A_rate_far_too_large_is_told(string creation, string message) =>
        Assert.Equal(message, await Marked.One($"public static class P {{ public static Optimizer Make() => {creation}; }}"));

    [Theory]
    [InlineData("new Sgd(1)")]
    [InlineData("new Sgd(0.1, momentum: 0.9)")]
    [InlineData("new Adam(0.1)")]
    [InlineData("new Adadelta(1)")]
    [InlineData("new Sgd(Rate())")]
    public async Task A_usual_rate_is_right(string creation) =>
        Assert.Empty(await Marked.Check($"public static class P {{ static double Rate() => 50; public static Optimizer Make() => {creation}; public static double Used() => Rate(); }}"));

    [Fact]
    public async Task Test_data_that_stops_training_is_told() => Assert.Equal(
        "'test' steers early stopping and is the final score too: use a validation split",
        await Marked.One(Net + """
            public static class P
            {
                public static double Run(DataSet train, DataSet test)
                {
                    using var trainer = new Trainer<Net>(new Net(), new Adam(), new TrainerOptions { EarlyStopping = new EarlyStopping(5) });
                    trainer.Fit(train, {|NDSL4004:test|}, epochs: 9);
                    return trainer.Evaluate(test).Loss;
                }
            }
            """));

    [Fact]
    public async Task Validation_data_may_stop_training_and_be_evaluated() => Assert.Empty(await Marked.Check(Net + """
        public static class P
        {
            public static double Run(DataSet data)
            {
                var parts = data.Split(validation: 0.1, test: 0.1);
                using var trainer = new Trainer<Net>(new Net(), new Adam(), new TrainerOptions { EarlyStopping = new EarlyStopping(5) });
                trainer.Fit(parts.Train, parts.Validation, epochs: 9);
                return trainer.Evaluate(parts.Validation).Loss + trainer.Evaluate(parts.Test).Loss;
            }

            public static double Watched(DataSet train, DataSet test)
            {
                using var trainer = new Trainer<Net>(new Net(), new Adam());
                trainer.Fit(train, test, epochs: 9);
                return trainer.Evaluate(test).Loss;
            }
        }
        """));

    [Theory]
    [InlineData("var prepared = pipeline.Fit({|NDSL4005:table|}); var parts = prepared.Apply(table).Split(0.1, 0.1); return parts.Test;")]
    [InlineData("var prepared = pipeline.Fit({|NDSL4005:table|}); var all = prepared.Apply(table); var parts = all.Split(0.1, 0.1); return parts.Test;")]
    [InlineData("var parts = table.Split(0.1, 0.1); var prepared = pipeline.Fit({|NDSL4005:table|}); return prepared.Apply(parts.Test);")]
    public async Task A_scaler_that_saw_the_test_rows_is_told(string body) => Assert.Equal(
        "the scaler is fitted on all rows of 'table', before the split: test data leaks. Split first and fit on the training part",
        await Marked.One($"public static class P {{ public static DataSet Run(CsvTable table) {{ var pipeline = new TablePipeline().Standardize(\"a\").Target(\"b\"); {body} }} }}"));

    [Theory]
    [InlineData("var parts = table.Split(0.1, 0.1); var prepared = pipeline.Fit(parts.Train); return prepared.Apply(parts.Test);")]
    [InlineData("var prepared = pipeline.Fit(table); return prepared.Apply(table);")]
    public async Task A_scaler_of_the_training_rows_is_right(string body) =>
        Assert.Empty(await Marked.Check($"public static class P {{ public static DataSet Run(CsvTable table) {{ var pipeline = new TablePipeline().Standardize(\"a\").Target(\"b\"); {body} }} }}"));

    [Fact]
    public async Task Restarts_with_one_seed_are_told() => Assert.Equal(
        "5 random restarts with seed 42 are 5 identical runs: give each the seed that it is handed",
        await Marked.One(Net + "public static class P { public static Net Run(DataSet a, DataSet b) => RandomRestarts.Run(5, 1, _ => new Trainer<Net>(new Net(seed: {|NDSL4006:42|}), new Adam()), a, b, 3).Best; }"));

    [Fact]
    public async Task Restarts_with_their_own_seeds_are_right() => Assert.Empty(await Marked.Check(
        Net + "public static class P { public static Net Run(DataSet a, DataSet b) => RandomRestarts.Run(5, 1, seed => new Trainer<Net>(new Net(seed), new Adam()), a, b, 3).Best; }"));
}
