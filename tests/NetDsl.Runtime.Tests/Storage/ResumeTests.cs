using System;
using System.IO;
using NetDsl.Storage;
using Xunit;

namespace NetDsl.Tests.Storage;

public sealed class ResumeTests : IDisposable
{
    private static readonly float[] X = [0, 1, 2, 3, -1, 4, 5, -2];
    private static readonly float[] Targets = [1, 2, 3, -4];
    private readonly SafeTensorsFiles files = new();

    public void Dispose() => files.Dispose();

    private static Trainer<LineNetwork> Trainer(int seed, Optimizer? optimizer = null) =>
        new(new LineNetwork(seed), optimizer ?? new Adam(0.05), new TrainerOptions { BatchSize = 4, Threads = 1 });

    [Fact]
    public void A_resumed_run_equals_the_one_that_was_not_stopped()
    {
        using var whole = Trainer(1);
        for (var i = 0; i < 7; i++) whole.Step(X, Targets);
        whole.SaveCheckpoint(files.Path);
        for (var i = 0; i < 7; i++) whole.Step(X, Targets);

        using var resumed = Trainer(2);
        resumed.Step(X, Targets);
        resumed.LoadCheckpoint(files.Path);
        Assert.Equal(7, resumed.Steps);
        for (var i = 0; i < 7; i++) resumed.Step(X, Targets);
        Assert.Equal(whole.Network.Weights.ToArray(), resumed.Network.Weights.ToArray());

        // The weights alone do not go on alike: the optimizer's memory matters.
        using var bare = Trainer(2);
        bare.Network.Load(files.Path);
        for (var i = 0; i < 7; i++) bare.Step(X, Targets);
        Assert.NotEqual(whole.Network.Weights.ToArray(), bare.Network.Weights.ToArray());
    }

    [Fact]
    public void A_checkpoint_of_another_optimizer_changes_nothing()
    {
        using (var other = Trainer(1, new Sgd(0.1))) other.SaveCheckpoint(files.Path);
        using var trainer = Trainer(2);
        trainer.Step(X, Targets);
        var before = trainer.Network.Weights.ToArray();
        Assert.Throws<ArgumentException>(() => trainer.LoadCheckpoint(files.Path));
        Assert.Equal(before, trainer.Network.Weights.ToArray());
        Assert.Equal(1, trainer.Steps);
    }

    [Fact]
    public void A_damaged_checkpoint_changes_nothing()
    {
        using var trainer = Trainer(2);
        trainer.SaveCheckpoint(files.Path);
        var bytes = File.ReadAllBytes(files.Path);
        File.WriteAllBytes(files.Path, bytes[..^1]);
        trainer.Step(X, Targets);
        var before = trainer.Network.Weights.ToArray();
        Assert.Throws<StorageException>(() => trainer.LoadCheckpoint(files.Path));
        Assert.Equal(before, trainer.Network.Weights.ToArray());
        Assert.Equal(1, trainer.Steps);
    }
}
