using System.Collections.Generic;
using System.Linq;
using NetDsl.Data;
using NetDsl.Runtime.Tests.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Training;

public sealed class FitTests
{
    private static readonly ParameterGroup Frozen = new("*") { Frozen = true };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EveryEpochTakesEverySampleOnce(bool shuffle)
    {
        var epochs = Seen(seed: 1, shuffle);
        Assert.Equal(2, epochs.Count);
        Assert.All(epochs, epoch => Assert.Equal([4, 4, 2], epoch.Select(batch => batch.Length)));
        var first = epochs[0].SelectMany(b => b).ToArray();
        var second = epochs[1].SelectMany(b => b).ToArray();
        var inOrder = Enumerable.Range(0, 10).Select(i => (float)i).ToArray();
        Assert.Equal(inOrder, first.Order());
        Assert.Equal(inOrder, second.Order());
        Assert.Equal(!shuffle, first.SequenceEqual(inOrder));
        Assert.Equal(!shuffle, first.SequenceEqual(second));
    }

    [Fact]
    public void TheSeedFixesTheOrder()
    {
        Assert.Equal(Seen(3, true).SelectMany(e => e), Seen(3, true).SelectMany(e => e));
        Assert.NotEqual(Seen(3, true)[0].SelectMany(b => b), Seen(4, true)[0].SelectMany(b => b));
    }

    [Fact]
    public void TheSeedFixesEveryBitWhateverTheThreads()
    {
        var one = Trained(seed: 1, threads: 1);
        Assert.Equal(one, Trained(seed: 1, threads: 1));
        Assert.Equal(one, Trained(seed: 1, threads: 2));
        Assert.NotEqual(one, Trained(seed: 2, threads: 1));

        static float[] Trained(int seed, int threads)
        {
            using var trainer = new Trainer<TinySoftmax>(new TinySoftmax(1, 0.3f), new Adam(0.05), new TrainerOptions { BatchSize = 8, Threads = threads, Seed = seed });
            trainer.Fit(Samples.Clouds(30), epochs: 3);
            return trainer.Network.Weights.ToArray();
        }
    }

    [Fact]
    public void TheLossOfAnEpochIsTheMeanOverItsSamples()
    {
        var data = Samples.Line(10);
        using var trainer = Line(new TrainerOptions { BatchSize = 4, Threads = 1, Groups = [Frozen] });
        var before = trainer.Network.Weights.ToArray();
        var predicted = trainer.Predict(data);
        double sum = 0;
        for (var i = 0; i < 10; i++) sum += (predicted[i] - data.Floats("target")[i]) * (double)(predicted[i] - data.Floats("target")[i]);

        var record = trainer.Fit(data, data).Last!;
        Assert.Equal(sum / 10, record.TrainLoss, 1e-5);
        Assert.Equal(sum / 10, record.ValidationLoss!.Value, 1e-5);
        Assert.Equal(before, trainer.Network.Weights.ToArray());
    }

    [Fact]
    public void HistoryHasWhatEachEpochCameTo()
    {
        var (train, validation) = (Samples.Clouds(60), Samples.Clouds(20, seed: 2));
        using var trainer = new Trainer<TinySoftmax>(new TinySoftmax(), new Sgd(0.5), new TrainerOptions { BatchSize = 16, Threads = 1 });
        var called = new List<(EpochRecord Record, int Epoch, long Steps)>();
        var history = trainer.Fit(train, validation, 5, [new Accuracy()], onEpoch: r => called.Add((r, trainer.Epoch, trainer.Steps)));

        Assert.Equal([1, 2, 3, 4, 5], history.Epochs.Select(e => e.Epoch));
        Assert.Equal(history.Epochs.Select((e, i) => (e, i + 1, (i + 1) * 4L)), called);
        Assert.False(history.Cancelled || history.StoppedEarly);
        Assert.All(history.Epochs, e => Assert.True(e.SamplesPerSecond > 0 && e.Seconds > 0 && e.LearningRate == 0.5));
        Assert.Same(history.Epochs.MinBy(e => e.ValidationLoss), history.Best());

        var last = history.Last!;
        var evaluation = trainer.Evaluate(validation, new Accuracy());
        Assert.Equal(evaluation.Loss, last.ValidationLoss);
        Assert.Equal(evaluation.Metrics["accuracy"], last.ValidationMetrics!["accuracy"]);
        Assert.NotEqual(last.TrainLoss, last.ValidationLoss);
        Assert.True(last.TrainMetrics["accuracy"] > 0.9, $"{last.TrainMetrics["accuracy"]}");

        var table = history.ToString().Split('\n');
        Assert.Equal(6, table.Length);
        Assert.StartsWith("epoch  train loss  validation    accuracy", table[0], System.StringComparison.Ordinal);

        Assert.Equal(6, trainer.Fit(train).Last!.Epoch);
    }

    [Fact]
    public void ProgressComesAfterEveryStepAndEveryEpoch()
    {
        var reports = new Reports();
        using var trainer = Line(new TrainerOptions { BatchSize = 4, Threads = 1 });
        var history = trainer.Fit(Samples.Line(10), epochs: 2, progress: reports);
        Assert.Equal([1, 2, 3, 3, 1, 2, 3, 3], reports.All.Select(r => r.Step));
        Assert.Equal([1, 1, 1, 1, 2, 2, 2, 2], reports.All.Select(r => r.Epoch));
        Assert.Equal([1, 2, 3, 3, 4, 5, 6, 6], reports.All.Select(r => r.TotalSteps));
        Assert.All(reports.All, r => Assert.Equal((2, 3), (r.Epochs, r.StepsPerEpoch)));
        Assert.Equal(history.Epochs, reports.All.Where(r => r.Finished is not null).Select(r => r.Finished!));
        Assert.Equal(history.Epochs[0].TrainLoss, reports.All[2].Loss);
        Assert.Equal(System.TimeSpan.Zero, reports.All[^1].Remaining);
    }

    [Fact]
    public void StepAndPredictionAllocateNothing()
    {
        var data = Samples.Line(8);
        float[] x = data.Floats("x").ToArray(), t = data.Floats("target").ToArray(), y = new float[8];
        using var trainer = Line(new TrainerOptions { BatchSize = 8, Threads = 1, ClipNorm = 1, Schedule = new WarmupCosine(3, 100) });
        Assert.Equal(0, Allocations.Least(() => trainer.Step(x, t)));
        Assert.Equal(0, Allocations.Least(() => trainer.Predict(x, y)));
    }

    private static Trainer<TinyLinear> Line(TrainerOptions options) => new(new TinyLinear(), new Sgd(0.1), options);

    private static List<List<float[]>> Seen(int seed, bool shuffle)
    {
        var data = DataSet.Of("x", new float[30], 3).With("target", [.. Enumerable.Range(0, 10).Select(i => (float)i)], 1);
        var seen = new SeenTargets();
        using var trainer = Line(new TrainerOptions { BatchSize = 4, Threads = 1, Seed = seed, Shuffle = shuffle });
        trainer.Fit(data, epochs: 2, metrics: [seen]);
        return seen.Epochs;
    }
}
