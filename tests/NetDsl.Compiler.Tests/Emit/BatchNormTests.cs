using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Compiler.Tests.Operations;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Batch norm in whole networks: threads, running values, freezing, small batches, and what prediction folds away.</summary>
public sealed class BatchNormTests(BatchNormTests.Networks networks) : IClassFixture<BatchNormTests.Networks>
{
    private const int Batch = 7;

    [Theory]
    [InlineData("Vectors")]
    [InlineData("Images")]
    [InlineData("Grouped")]
    public void Threads_change_no_bit(string kind)
    {
        Network one = networks.Fresh(kind), three = networks.Fresh(kind);
        using (var alone = Trainer(one, 1))
            for (var step = 0; step < 3; step++) Step(alone, step);
        using (var team = Trainer(three, 3))
            for (var step = 0; step < 3; step++) Step(team, step);
        Assert.Equal(one.WeightValues.ToArray(), three.WeightValues.ToArray());
        Assert.Equal(one.BufferValues.ToArray(), three.BufferValues.ToArray());
    }

    [Fact]
    public void Running_values_follow_the_batches_and_prediction_uses_them()
    {
        var network = networks.Fresh("Vectors");
        var before = Predict(network);
        using (var trainer = Trainer(network, 1))
            for (var step = 0; step < 3; step++) Step(trainer, step);
        Assert.Equal(3, network.Counters[0]);
        Assert.All(network.Buffer("norm.running_mean").ToArray(), value => Assert.NotEqual(0, value));
        Assert.All(network.Buffer("norm.running_var").ToArray(), value => Assert.True(value > 0));
        Assert.NotEqual(before, Predict(network));
        Assert.Equal(Predict(network), Predict(network));
    }

    [Theory]
    [InlineData("Vectors")]
    [InlineData("Images")]
    [InlineData("Convolved")]
    [InlineData("Convolved1d")]
    [InlineData("Transposed")]
    public void Folded_prediction_agrees_with_the_definition(string kind)
    {
        var network = networks.Fresh(kind);
        using (var trainer = Trainer(network, 1))
            for (var step = 0; step < 2; step++) Step(trainer, step);
        var model = networks.Model(kind);
        var leaves = new Dictionary<string, double[]> { ["x"] = Numbers(Batch * model.Inputs[0].Shape.Size, 9).Select(v => (double)v).ToArray() };
        foreach (var parameter in network.Info.Parameters) leaves[parameter.Name] = network.Parameter(parameter.Name).ToArray().Select(v => (double)v).ToArray();
        foreach (var buffer in network.Info.Buffers.Where(b => b.Kind == NetDsl.BufferKind.Tensor)) leaves[buffer.Name] = network.Buffer(buffer.Name).ToArray().Select(v => (double)v).ToArray();
        var graph = new GraphBuilder(model.Evaluation);
        var want = new ReferenceEvaluator(Batch, leaves).Evaluate(graph, new Value(graph, model.Evaluation.Outputs[0]))[0];
        var got = Predict(network);
        for (var i = 0; i < want.Length; i++) Assert.Equal(want[i], got[i], 1e-4 * Math.Max(1, Math.Abs(want[i])));
    }

    [Fact]
    public void Prediction_has_no_step_of_its_own_for_a_batch_norm_after_a_product()
    {
        var graph = ProgramBuilder.Prediction(networks.Model("Vectors"));
        var schedule = Scheduler.Run(graph, prepare: true);
        Assert.Single(schedule.Steps, step => step.Phase >= schedule.Prepared && step.Nodes.Any(node => node.Batched));
        Assert.IsType<ProductStep>(schedule.Steps.Last());
        // In training the weights change in every step: nothing is folded, and nothing is left out.
        Assert.Equal(0, Scheduler.Run(ProgramBuilder.Training(networks.Model("Vectors"))).Prepared);
    }

    [Theory]
    [InlineData("Convolved")]
    [InlineData("Convolved1d")]
    [InlineData("Transposed")]
    public void Prediction_has_no_factor_left_after_a_convolution(string kind)
    {
        var nodes = ProgramBuilder.Prediction(networks.Model(kind)).Nodes;
        Assert.DoesNotContain(nodes, node => node.Batched && node.Primitive is ElementwisePrimitive { Expression: var e } && e.Calls().Any(call => call.Function == Scalar.Multiply));
        Assert.Contains(ProgramBuilder.Training(networks.Model(kind)).Nodes, node => node.Primitive is BatchMomentPrimitive);
    }

    [Fact]
    public void A_step_function_is_not_taken_for_a_factor()
    {
        var model = ModelBuilder.Of("Stepping", graph =>
        {
            var x = graph.Input(new PortModel("x", new Shape(3), ElementType.Float));
            var y = x.Linear(graph.Parameter(new ParameterModel("w", new Shape(2, 3), "FanInUniform", 3, 2))) * graph.Parameter(new ParameterModel("s", new Shape(2), "Ones", 2, 2));
            return ([y.Map(e => Scalar.Sign.Of(e))], null);
        });
        Assert.Contains(ProgramBuilder.Prediction(model).Nodes, node => node.Primitive is ElementwisePrimitive { Expression: var e } && e.Calls().Any(call => call.Function == Scalar.Sign));
    }

    [Fact]
    public void A_frozen_group_holds_the_statistics_and_uses_them()
    {
        Network held = networks.Fresh("Vectors"), given = networks.Fresh("Frozen");
        foreach (var network in new[] { held, given })
        {
            network.Buffer("norm.running_mean").Fill(0.25f);
            network.Buffer("norm.running_var").Fill(2);
        }

        using var trainer = new Trainer<Network>(held, new Sgd(0.1), new TrainerOptions { BatchSize = Batch, Groups = [new("norm.*") { Frozen = true }] }, Target.Device);
        using var other = new Trainer<Network>(given, new Sgd(0.1), new TrainerOptions { BatchSize = Batch, Groups = [new("norm.*") { Frozen = true }] }, Target.Device);
        for (var step = 0; step < 2; step++) Assert.Equal(Step(other, step), Step(trainer, step), 1e-4f);
        Assert.All(held.Buffer("norm.running_mean").ToArray(), value => Assert.Equal(0.25f, value));
        Assert.All(held.Buffer("norm.running_var").ToArray(), value => Assert.Equal(2, value));
        Assert.Equal(0, held.Counters[0]);
        Assert.Equal(given.Parameter("fc.weight").ToArray().Select(w => Math.Round(w, 4)), held.Parameter("fc.weight").ToArray().Select(w => Math.Round(w, 4)));
        // Another trainer of the same network sets the switches as its own groups say.
        using var free = Trainer(held, 1);
        Step(free, 0);
        Assert.Equal(1, held.Counters[0]);
    }

    [Fact]
    public void One_sample_without_positions_is_a_clear_error_in_training_alone()
    {
        var network = networks.Fresh("Vectors");
        using var trainer = Trainer(network, 1);
        var problem = Assert.Throws<InvalidOperationException>(() => trainer.Step(Numbers(6, 1), Numbers(1, 2)));
        Assert.Contains("'norm'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("at least 2 samples", problem.Message, StringComparison.Ordinal);
        using var program = network.CreateProgram(ProgramKind.Prediction, 1, Target.Device);
        program.RunAlone();
        using var images = Trainer(networks.Fresh("Images"), 1);
        images.Step(Numbers(3 * 4 * 5, 1), Numbers(1, 2));
        using var held = new Trainer<Network>(network, new Sgd(0.1), new TrainerOptions { BatchSize = 2, Groups = [new("norm.*") { Frozen = true }] }, Target.Device);
        held.Step(Numbers(6, 1), Numbers(1, 2));
    }

    private static Trainer<Network> Trainer(Network network, int threads) => new(network, new Sgd(0.1), new TrainerOptions { BatchSize = Batch, Threads = threads }, Target.Device);

    private static float Step(Trainer<Network> trainer, int step) => trainer.Step(Numbers(Batch * trainer.Network.Info.Inputs[0].Size, step), Numbers(Batch, step + 50));

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 4) - 1).ToArray();
    }

    private static float[] Predict(Network network)
    {
        using var program = network.CreateProgram(ProgramKind.Prediction, Batch, Target.Device);
        program.SetInput(0, Numbers(Batch * network.Info.Inputs[0].Size, 9));
        program.RunAlone();
        program.RunAlone();
        return program.Output(0).ToArray();
    }

    /// <summary>Small networks with batch norms, compiled once.</summary>
    public sealed class Networks
    {
        private readonly Dictionary<string, (NetworkModel Model, Type Type)> all = [];

        public Networks()
        {
            var models = new[] { Of("Vectors", [6]), Of("Frozen", [6], frozen: true), Of("Images", [3, 4, 5]), Of("Grouped", [4, 3, 5], "GroupNorm"), Of("Convolved", [3, 5, 6], before: "Conv2d"), Of("Convolved1d", [3, 7], before: "Conv1d"), Of("Transposed", [3, 4, 4], before: "ConvTranspose2d") };
            var loaded = EmittedCode.Load(models);
            for (var i = 0; i < models.Length; i++) all[models[i].Name] = (models[i], loaded[i].GetType());
        }

        public Network Fresh(string kind) => (Network)Activator.CreateInstance(all[kind].Type, 1)!;

        public NetworkModel Model(string kind) => all[kind].Model;

        private static NetworkModel Of(string name, int[] shape, string? other = null, bool frozen = false, string? before = null) => ModelBuilder.Of(name, graph =>
        {
            var x = graph.Input(new PortModel("x", new Shape(shape), ElementType.Float));
            if (shape.Length == 1) x = PublicSurface.Apply(graph, "Dense", "fc", ("x", x), ("units", 5))[0];
            if (before is not null) x = PublicSurface.Apply(graph, before, "conv", ("x", x), ("channels", 4), ("kernel", 3))[0];
            x = other is null
                ? PublicSurface.Apply(graph, "BatchNorm", "norm", ("x", x), ("frozen", frozen))[0]
                : PublicSurface.Apply(graph, other, "norm", ("x", x), ("groups", 2))[0];
            var y = x.Map(e => Scalar.Relu.Of(e));
            var target = graph.Input(new PortModel("target", Shape.Scalar, ElementType.Float));
            return ([y], (y.SumAll() * 0.1 - target).Map(e => e * e));
        }, ["target"]);
    }
}
