using System;
using System.IO;
using Xunit;

namespace NetDsl.EndToEnd.Tests;

/// <summary>The same seed, the same bits.</summary>
public sealed class DeterminismTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"netdsl-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_number_of_threads_gives_the_bits_of_one(int threads)
    {
        var (weights, losses) = Train(1);
        var (others, otherLosses) = Train(threads);

        Assert.Equal(losses, otherLosses);
        Assert.Equal(Bits(weights), Bits(others));
    }

    [Fact]
    public void Another_seed_gives_other_bits()
    {
        Assert.NotEqual(Train(1).Weights, Train(1, seed: 8).Weights);
    }

    [Fact]
    public void A_run_resumed_from_a_file_goes_on_bit_for_bit()
    {
        var (x, labels) = Data.Classes(23, 37, 7);
        using var whole = Trainer(2, 7);
        for (var i = 0; i < 8; i++) whole.Step(x, labels);
        whole.SaveCheckpoint(file);
        for (var i = 0; i < 8; i++) whole.Step(x, labels);

        using var resumed = new Trainer<Dropping>(new Dropping(seed: 99), new Adam(0.01), new TrainerOptions { BatchSize = 23, Threads = 1, Seed = 5 });
        resumed.Step(x, labels);
        resumed.LoadCheckpoint(file);
        for (var i = 0; i < 8; i++) resumed.Step(x, labels);

        Assert.Equal(whole.Steps, resumed.Steps);
        Assert.Equal(Bits(whole.Network.Weights), Bits(resumed.Network.Weights));
    }

    [Fact]
    public void Fit_goes_on_where_a_checkpoint_was_saved_between_two_epochs()
    {
        var data = Data.Pictures(100);
        var options = new TrainerOptions { BatchSize = 16, Threads = 2, Seed = 3 };
        using var whole = new Trainer<Pictures>(new Pictures(seed: 1), new Adam(0.01), options);
        whole.Fit(data, epochs: 4, onEpoch: record =>
        {
            if (record.Epoch == 2) whole.SaveCheckpoint(file);
        });

        using var resumed = new Trainer<Pictures>(new Pictures(seed: 2), new Adam(0.01), options);
        resumed.LoadCheckpoint(file);
        Assert.Equal(2, resumed.Epoch);
        resumed.Fit(data, epochs: 2);
        Assert.Equal(Bits(whole.Network.Weights), Bits(resumed.Network.Weights));
    }

    private static Trainer<Dropping> Trainer(int threads, int seed) =>
        new(new Dropping(seed: 4), new Adam(0.01), new TrainerOptions { BatchSize = 23, Threads = threads, Seed = seed });

    private static (float[] Weights, float[] Losses) Train(int threads, int seed = 7)
    {
        var (x, labels) = Data.Classes(23, 37, 7);
        using var trainer = Trainer(threads, seed);
        var losses = new float[20];
        for (var i = 0; i < losses.Length; i++) losses[i] = trainer.Step(x, labels);
        return (trainer.Network.Weights.ToArray(), losses);
    }

    private static int[] Bits(ReadOnlySpan<float> values)
    {
        var bits = new int[values.Length];
        for (var i = 0; i < bits.Length; i++) bits[i] = BitConverter.SingleToInt32Bits(values[i]);
        return bits;
    }
}
