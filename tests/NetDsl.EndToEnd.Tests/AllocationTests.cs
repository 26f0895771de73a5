using System;
using NetDsl.Data;
using Xunit;

namespace NetDsl.EndToEnd.Tests;

/// <summary>In the steady state nothing is allocated: not by a step, a batch of evaluation, or a prediction.</summary>
public sealed class AllocationTests
{
    // Less than a byte for each further batch is the test host's.
    private const int Calls = 10;

    private readonly (float[] X, int[] Labels) data = Data.Classes(64, 64, 10);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_training_step_allocates_nothing(int threads)
    {
        using var trainer = new Trainer<Pictures>(new Pictures(), new Adam(), new TrainerOptions { BatchSize = 64, Threads = threads, ClipNorm = 1 });
        Assert.Equal(0, Least(() => trainer.Step(data.X, data.Labels)));
    }

    [Fact]
    public void A_step_on_filled_ports_allocates_nothing()
    {
        using var trainer = new Trainer<Dropping>(new Dropping(), new Sgd(0.01, momentum: 0.9), new TrainerOptions { BatchSize = 16, Threads = 2 });
        Assert.Equal(0, Least(() => trainer.Step(16)));
    }

    [Fact]
    public void A_prediction_allocates_nothing()
    {
        var network = new Pictures();
        var scores = new float[640];
        Assert.Equal(0, Least(() => network.Predict(data.X, scores)));
        Assert.Equal(0, Least(() => network.Predict(data.X.AsSpan(0, 64), scores.AsSpan(0, 10))));

        using var trainer = new Trainer<Pictures>(network, new Adam(), new TrainerOptions { BatchSize = 16, Threads = 2 });
        Assert.Equal(0, Least(() => trainer.Predict(data.X, scores)));
    }

    [Fact]
    public void A_prediction_that_threads_share_allocates_nothing()
    {
        var network = new Wide { PredictionThreads = 2 };
        float[] x = new float[1200], y = new float[30];
        Assert.Equal(0, Least(() => network.Predict(x.AsSpan(0, 400), y.AsSpan(0, 10))));
        Assert.Equal(0, Least(() => network.Predict(x, y)));
    }

    [Fact]
    public void More_batches_of_evaluation_allocate_no_more()
    {
        using var trainer = new Trainer<Pictures>(new Pictures(), new Adam(), new TrainerOptions { BatchSize = 8, Threads = 2 });
        DataSet one = Data.Pictures(8), many = Data.Pictures(400);
        Metric[] metrics = [new Accuracy()];
        var least = Least(() => trainer.Evaluate(one, metrics));
        Assert.InRange(Least(() => trainer.Evaluate(many, metrics)), 0, least + (Calls * (50 - 1)) - 1);
    }

    [Fact]
    public void More_steps_of_an_epoch_allocate_no_more()
    {
        DataSet few = Data.Pictures(16), many = Data.Pictures(400);
        using var trainer = new Trainer<Pictures>(new Pictures(), new Adam(), new TrainerOptions { BatchSize = 8, Threads = 1 });

        // The order of the samples is one array of integers.
        var least = Least(() => trainer.Fit(few)) + (Calls * sizeof(int) * (400 - 16));
        Assert.InRange(Least(() => trainer.Fit(many)), 0, least + (Calls * (50 - 2)) - 1);
    }

    /// <summary>The bytes that all threads allocate in some calls: the least of many rounds, after a warm-up, since the test host allocates too.</summary>
    private static long Least(Action action)
    {
        for (var i = 0; i < 2 * Calls; i++) action();
        var least = long.MaxValue;
        for (var round = 0; round < 8 && least > 0; round++)
        {
            var own = GC.GetAllocatedBytesForCurrentThread();
            var all = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < Calls; i++) action();
            least = Math.Min(least, Math.Max(GC.GetTotalAllocatedBytes(precise: true) - all, GC.GetAllocatedBytesForCurrentThread() - own));
        }

        return least;
    }
}
