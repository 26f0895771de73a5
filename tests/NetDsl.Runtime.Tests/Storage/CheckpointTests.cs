using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetDsl.Storage;
using Xunit;

namespace NetDsl.Tests.Storage;

public sealed class CheckpointTests : IDisposable
{
    private readonly SafeTensorsFiles files = new();

    public void Dispose() => files.Dispose();

    private static TrainerState State() => new(
        new Dictionary<string, float[]> { ["adam.m/fc1.bias"] = [1, 2, 3, 4], ["adam.v/fc1.bias"] = [5, 6, 7, 8] },
        new Dictionary<string, string> { ["epoch"] = "12", ["random"] = "18446744073709551615" });

    [Fact]
    public void Network_and_trainer_come_back()
    {
        var (from, to) = (new StoredNetwork(1), new StoredNetwork(2));
        Checkpoint.Save(files.Path, from, State());
        TrainerState? read = null;
        Checkpoint.Load(files.Path, to, state => read = state);
        Assert.True(from.Weights.SequenceEqual(to.Weights));
        Assert.Equal(State().Values, read!.Values);
        Assert.Equal(["adam.m/fc1.bias", "adam.v/fc1.bias"], read.Tensors.Keys.Order());
        Assert.Equal([5f, 6, 7, 8], read.Tensors["adam.v/fc1.bias"]);
    }

    [Fact]
    public void A_checkpoint_is_a_weights_file_too()
    {
        var (from, to) = (new StoredNetwork(1), new StoredNetwork(2));
        Checkpoint.Save(files.Path, from, State());
        Assert.True(to.Load(files.Path).IsComplete);
        Assert.True(from.Weights.SequenceEqual(to.Weights));
    }

    [Fact]
    public void A_refused_state_leaves_the_network_as_it_was()
    {
        Checkpoint.Save(files.Path, new StoredNetwork(1), State());
        var network = new StoredNetwork(2);
        var before = network.Weights.ToArray();
        Assert.Throws<ArgumentException>(() => Checkpoint.Load(files.Path, network, _ => throw new ArgumentException("another optimizer")));
        Assert.Equal(before, network.Weights.ToArray());
    }

    [Fact]
    public void A_network_that_does_not_fit_is_refused_before_the_trainer_is_asked()
    {
        Checkpoint.Save(files.Path, new StoredNetwork(1, outputs: 5), State());
        var asked = false;
        Assert.Throws<StorageException>(() => Checkpoint.Load(files.Path, new StoredNetwork(2), _ => asked = true));
        Assert.False(asked);
    }

    [Fact]
    public void Other_files_are_no_checkpoints()
    {
        new StoredNetwork(1).Save(files.Path);
        Assert.Contains("is no checkpoint", Assert.Throws<StorageException>(() => Checkpoint.Load(files.Path, new StoredNetwork(2), _ => { })).Message);
        new StoredNetwork(1).Save(files.Path, new Dictionary<string, string> { ["netdsl.checkpoint"] = "9" });
        Assert.Contains("format '9'", Assert.Throws<StorageException>(() => Checkpoint.Load(files.Path, new StoredNetwork(2), _ => { })).Message);
    }

    [Fact]
    public void Every_truncation_of_a_checkpoint_is_refused()
    {
        Checkpoint.Save(files.Path, new StoredNetwork(1), State());
        var sound = File.ReadAllBytes(files.Path);
        var network = new StoredNetwork(2);
        var before = network.Weights.ToArray();
        for (var length = 0; length < sound.Length; length++)
        {
            File.WriteAllBytes(files.Path, sound[..length]);
            Assert.Throws<StorageException>(() => Checkpoint.Load(files.Path, network, _ => Assert.Fail("the trainer was asked")));
        }

        Assert.Equal(before, network.Weights.ToArray());
    }
}
