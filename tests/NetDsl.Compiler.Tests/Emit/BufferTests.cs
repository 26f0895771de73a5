using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetDsl.Data;
using NetDsl.Storage;
using Xunit;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>What a network keeps from step to step: updates, files, resuming, and that a failed step keeps nothing.</summary>
public sealed class BufferTests(BufferTests.Networks networks) : IClassFixture<BufferTests.Networks>
{
    private static readonly float[] X = [1, 2, 3, 4, 5, 6];
    private static readonly float[] Y = [0, 1];

    [Fact]
    public void A_step_replaces_the_states_and_counts()
    {
        var network = networks.Fresh();
        using var trainer = Trainer(network);
        for (var step = 0; step < 3; step++) trainer.Step(X, Y);
        float[] mean = [2.5f, 3.5f, 4.5f];
        for (var i = 0; i < 3; i++) Assert.Equal(mean[i] * (1 - (0.9 * 0.9 * 0.9)), network.Buffer("center.running_mean")[i], 1e-5);
        Assert.Equal(3, network.Counters[0]);
        Assert.Equal(1, network.Buffer("center.kept")[0]);
    }

    [Fact]
    public void A_step_that_is_not_finite_changes_no_state()
    {
        var network = networks.Fresh();
        using var trainer = Trainer(network);
        trainer.Step(X, Y);
        var before = network.BufferValues.ToArray();
        Assert.Throws<NonFiniteLossException>(() => trainer.Step([1, 2, 3, 4, 5, 6], [0, float.NaN]));
        Assert.Equal(before, network.BufferValues.ToArray());
        Assert.Equal(1, network.Counters[0]);
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        Network one = networks.Fresh(), three = networks.Fresh();
        using var alone = Trainer(one);
        using var team = new Trainer<Network>(three, new Sgd(0.01), new TrainerOptions { BatchSize = 2, Threads = 3 }, Target.Device);
        for (var step = 0; step < 4; step++)
        {
            alone.Step(X, Y);
            team.Step(X, Y);
        }

        Assert.Equal(one.BufferValues.ToArray(), three.BufferValues.ToArray());
        Assert.Equal(one.WeightValues.ToArray(), three.WeightValues.ToArray());
    }

    [Fact]
    public void Files_hold_states_as_PyTorch_does_and_load_strictly()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".safetensors");
        try
        {
            Network from = networks.Fresh(), to = networks.Fresh();
            from.Buffer("center.running_mean")[1] = 7;
            from.Counters[0] = (1L << 40) + 1;
            from.Save(path);
            using (var file = SafeTensors.Open(path))
            {
                Assert.Equal(["center.weight", "center.kept", "center.running_mean", "center.num_batches_tracked"], file.Tensors.Select(t => t.Name));
                Assert.Equal(StoredType.I64, file.Find("center.num_batches_tracked")!.Type);
                Assert.Empty(file.Find("center.num_batches_tracked")!.Shape);
            }

            Assert.True(to.Load(path).IsComplete);
            Assert.Equal(7, to.Buffer("center.running_mean")[1]);
            Assert.Equal((1L << 40) + 1, to.Counters[0]);
            Assert.Equal((1L << 40) + 1, SafeTensors.Read(path)[3].Integers![0]);
            SafeTensors.Write(path, SafeTensors.Read(path).Where(t => t.Name != "center.running_mean"));
            Assert.Contains("center.running_mean", Assert.Throws<StorageException>(() => to.Load(path)).Message, StringComparison.Ordinal);
            Assert.Equal(["center.running_mean"], to.Load(path, strict: false).Missing);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_resumed_run_goes_on_bit_for_bit()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".safetensors");
        try
        {
            Network whole = networks.Fresh(), resumed = networks.Fresh();
            using (var trainer = Trainer(whole))
            {
                trainer.Step(X, Y);
                trainer.SaveCheckpoint(path);
                trainer.Step(X, Y);
            }

            using var second = Trainer(resumed);
            second.LoadCheckpoint(path);
            second.Step(X, Y);
            Assert.Equal(whole.BufferValues.ToArray(), resumed.BufferValues.ToArray());
            Assert.Equal(whole.WeightValues.ToArray(), resumed.WeightValues.ToArray());
            Assert.Equal(2, resumed.Counters[0]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Early_stopping_brings_the_states_of_the_best_epoch_back()
    {
        var network = networks.Fresh();
        var data = DataSet.Of("x", X, 3).With("y", Y);
        var best = new List<float[]>();
        var stopping = new EarlyStopping(patience: 2);
        // A rate at which the loss grows from the first epoch on.
        using var trainer = new Trainer<Network>(network, new Sgd(0.5), new TrainerOptions { BatchSize = 2, EarlyStopping = stopping }, Target.Device);
        trainer.Fit(data, data, epochs: 20, onEpoch: _ => best.Add(network.BufferValues.ToArray()));
        Assert.True(stopping.BestEpoch < best.Count);
        Assert.Equal(best[stopping.BestEpoch - 1], network.BufferValues.ToArray());
        Assert.Equal(stopping.BestEpoch, network.Counters[0]);
    }

    [Fact]
    public void Initialize_begins_anew()
    {
        var network = networks.Fresh();
        network.Buffer("center.running_mean").Fill(3);
        network.Counters[0] = 5;
        network.Initialize(0);
        Assert.All(network.Buffer("center.running_mean").ToArray(), value => Assert.Equal(0, value));
        Assert.Equal(0, network.Counters[0]);
        Assert.Equal(1, network.Buffer("center.kept")[0]);
        Assert.Contains("center.running_mean", Assert.Throws<ArgumentException>(() => network.Buffer("other")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepared_values_are_computed_again_when_weights_or_states_change()
    {
        var network = networks.Fresh();
        using var program = network.CreateProgram(ProgramKind.Prediction, 2, Target.Device);
        if (Target.Device == Device.Cpu) Assert.True(program.Layout.Prepared > 0);
        float At(Action change)
        {
            change();
            X.CopyTo(program.Floats(0));
            program.RunAlone();
            return program.Output(0)[0];
        }

        network.Parameter("center.weight").Fill(1);
        var kept = network.Weights;
        var first = At(() => { });
        Assert.Equal(first, At(() => { }));
        Assert.NotEqual(first, At(() => network.Parameter("center.weight").Fill(2)));
        Assert.Equal(first, At(() => network.Weights.Fill(1)));
        Assert.NotEqual(first, At(() => network.Buffer("center.running_mean").Fill(0.25f)));
        Assert.Equal(first, At(() => network.Buffer("center.running_mean").Clear()));
        // The one trap: a span from before a prediction.
        network.Parameter("center.weight").Fill(1);
        At(() => { });
        kept.Fill(2);
        if (Target.Device == Device.Cpu) Assert.Equal(first, At(() => { }));
        Assert.NotEqual(first, At(network.WeightsChanged));
    }

    [Fact]
    public void A_trainers_evaluation_sees_each_step()
    {
        var network = networks.Fresh();
        using var trainer = new Trainer<Network>(network, new Sgd(0.01), new TrainerOptions { BatchSize = 2, Threads = 2 }, Target.Device);
        var data = DataSet.Of("x", X, 3).With("y", Y);
        var losses = new List<double>();
        for (var step = 0; step < 3; step++)
        {
            losses.Add(trainer.Evaluate(data).Loss);
            Assert.Equal(losses[^1], trainer.Evaluate(data).Loss);
            trainer.Step(X, Y);
        }

        Assert.Equal(3, losses.Distinct().Count());
    }

    private static Trainer<Network> Trainer(Network network) =>
        new(network, new Sgd(0.01), new TrainerOptions { BatchSize = 2, Threads = 1 }, Target.Device);

    /// <summary>y = Σ (x − running mean) · exp(w): the exponential is prepared in prediction.</summary>
    public sealed class Networks
    {
        private readonly Type type;

        public Networks()
        {
            var model = ModelBuilder.Of("Centering", Build, ["y"]);
            type = EmittedCode.Load(model).GetType();
        }

        public Network Fresh() => (Network)Activator.CreateInstance(type, 1)!;

        private static (Value[] Outputs, Value? Loss) Build(GraphBuilder graph)
        {
            var x = graph.Input(new PortModel("x", new Shape(3), ElementType.Float));
            var mean = new BufferModel("center.running_mean", new Shape(3));
            var kept = graph.Buffer(new BufferModel("center.kept", new Shape(1), Initial: 1));
            var w = graph.Parameter(new ParameterModel("center.weight", new Shape(3), "FanInUniform", 3, 3));
            var running = graph.Buffer(mean);
            var output = ((x - running) * (w.Exp() * kept - running * 0.125).Map(e => Scalar.Tanh.Of(e))).SumAll();
            var target = graph.Input(new PortModel("y", Shape.Scalar, ElementType.Float));
            if (graph.Training)
            {
                graph.Update(mean, running * 0.9 + x.BatchMean() * 0.1);
                graph.Count(new BufferModel("center.num_batches_tracked", Shape.Scalar, BufferKind.Counter));
            }

            return ([output], (output - target).Map(e => e * e));
        }
    }
}
