using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetDsl.Data;
using Xunit;

namespace NetDsl.Runtime.Tests.Training;

/// <summary>A run that is interrupted ends, bit for bit, where the unbroken run ends.</summary>
public sealed class CancellationAndResumeTests
{
    private const int Epochs = 6;
    private static readonly DataSet Train = Samples.Clouds(30);
    private static readonly DataSet Validation = Samples.Clouds(12, seed: 5);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ACancelledEpochIsTakenUpWhereItStopped(int threads)
    {
        using var whole = Trainer(1, threads);
        var expected = whole.Fit(Train, Validation, Epochs);

        using var trainer = Trainer(1, threads);
        var part = CancelAt(trainer, step: 10);
        Assert.True(part.Cancelled);
        Assert.Equal((10, 2), (trainer.Steps, part.Epochs.Count));
        var rest = trainer.Fit(Train, Validation, Epochs - trainer.Epoch);
        AssertSame(whole, trainer, expected, [.. part.Epochs, .. rest.Epochs]);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void ATrainerThatImportsGoesOnAsTheOneThatExported(int threads, bool nesterov)
    {
        using var whole = Trainer(1, threads, nesterov);
        var expected = whole.Fit(Train, Validation, Epochs);

        using var first = Trainer(1, threads, nesterov);
        var part = CancelAt(first, step: 10);
        // Another seed on purpose: the state's counts.
        using var second = Trainer(9, threads, nesterov);
        second.Fit(Train);
        first.Network.Weights.CopyTo(second.Network.Weights);
        second.Import(first.Export());
        Assert.Equal((10, 2), (second.Steps, second.Epoch));
        var rest = second.Fit(Train, Validation, Epochs - second.Epoch);
        AssertSame(whole, second, expected, [.. part.Epochs, .. rest.Epochs]);

        // Without the state the same parameters end elsewhere.
        using var bare = Trainer(1, threads, nesterov);
        first.Network.Weights.CopyTo(bare.Network.Weights);
        bare.Fit(Train, Validation, Epochs - 2);
        Assert.NotEqual(whole.Network.Weights.ToArray(), bare.Network.Weights.ToArray());
    }

    [Fact]
    public void PlateauAndEarlyStoppingGoOnToo()
    {
        using var whole = Watching();
        var expected = whole.Fit(Train, Validation, 30);
        Assert.True(expected.StoppedEarly);
        Assert.True(expected.Last!.LearningRate < 0.5);

        using var first = Watching();
        var part = first.Fit(Train, Validation, expected.Epochs.Count - 2);
        using var second = Watching();
        // Not the weights that early stopping brought back: those of the last epoch.
        using var source = new CancellationTokenSource();
        using var replay = Watching();
        replay.Fit(Train, Validation, 30, onEpoch: r => { if (r.Epoch == part.Epochs.Count) source.Cancel(); }, cancellation: source.Token);
        replay.Network.Weights.CopyTo(second.Network.Weights);
        second.Import(first.Export());
        var rest = second.Fit(Train, Validation, 30 - second.Epoch);
        Assert.True(rest.StoppedEarly);
        AssertSame(whole, second, expected, [.. part.Epochs, .. rest.Epochs]);

        static Trainer<TinySoftmax> Watching() => new(new TinySoftmax(), new Sgd(0.5), new TrainerOptions
        {
            BatchSize = 8,
            Threads = 1,
            Schedule = new ReduceOnPlateau(0.5, patience: 1, threshold: 0.2),
            EarlyStopping = new EarlyStopping(4, margin: 0.01),
        });
    }

    [Fact]
    public void CancelledBeforeTheFirstStepNothingHappens()
    {
        using var trainer = Trainer(1, 1);
        var before = trainer.Network.Weights.ToArray();
        var history = trainer.Fit(Train, epochs: 2, cancellation: new CancellationToken(canceled: true));
        Assert.True(history.Cancelled);
        Assert.Null(history.Last);
        Assert.Equal(0, trainer.Steps);
        Assert.Equal(before, trainer.Network.Weights.ToArray());
    }

    [Theory]
    [InlineData("plateau.cooling")]
    [InlineData("adam.step")]
    public void AStateThatCannotBeReadChangesNothing(string broken)
    {
        using var trainer = new Trainer<TinyLinear>(new TinyLinear(), new Adam(0.1), new TrainerOptions
        {
            Threads = 1,
            Schedule = new ReduceOnPlateau(0.5, patience: 5, threshold: 0.99),
        });
        var fresh = trainer.Export();
        trainer.Fit(Samples.Line(10), epochs: 3);
        var before = trainer.Export();
        Assert.NotEqual(fresh.Values["plateau.bad"], before.Values["plateau.bad"]);

        var values = new Dictionary<string, string>(fresh.Values);
        foreach (var key in values.Keys.Where(k => k == broken || (broken == "adam.step" && !k.Contains("plateau", StringComparison.Ordinal) && !k.StartsWith("trainer", StringComparison.Ordinal))).ToArray())
            values[key] = "none";
        Assert.Throws<ArgumentException>(() => trainer.Import(new TrainerState(fresh.Tensors, values)));
        var after = trainer.Export();
        Assert.Equal(before.Values.OrderBy(v => v.Key), after.Values.OrderBy(v => v.Key));
        Assert.Equal(before.Tensors.OrderBy(t => t.Key).Select(t => t.Value), after.Tensors.OrderBy(t => t.Key).Select(t => t.Value));
    }

    private static Trainer<TinySoftmax> Trainer(int seed, int threads, bool nesterov = false) => new(new TinySoftmax(seed, 0.25f), nesterov ? new NAdam(0.05) : new Adam(0.05), new TrainerOptions
    {
        BatchSize = 8,
        Threads = threads,
        Seed = seed,
        Schedule = new WarmupCosine(5, 4 * Epochs),
    });

    private static History CancelAt(Trainer<TinySoftmax> trainer, int step)
    {
        using var source = new CancellationTokenSource();
        return trainer.Fit(Train, Validation, Epochs, progress: new Reports(r => { if (r.TotalSteps == step) source.Cancel(); }), cancellation: source.Token);
    }

    private static void AssertSame(Trainer<TinySoftmax> expected, Trainer<TinySoftmax> actual, History history, EpochRecord[] records)
    {
        Assert.Equal(expected.Network.Weights.ToArray(), actual.Network.Weights.ToArray());
        Assert.Equal((expected.Steps, expected.Epoch), (actual.Steps, actual.Epoch));
        Assert.Equal(history.Epochs.Select(Facts), records.Select(Facts));

        static (int, double, double?, double) Facts(EpochRecord r) => (r.Epoch, r.TrainLoss, r.ValidationLoss, r.LearningRate);
    }
}
