using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetDsl.Data;
using NetDsl.Data.Augmentation;
using NetDsl.Runtime.Tests.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Training;

/// <summary>Batches that are prepared ahead: the same bits for any number of threads, exact resumes, errors on the trainer's thread.</summary>
public sealed class SampleSourceTests
{
    // Two numbers as an image of two pixels in a row: enough to be mirrored and dirtied.
    private static readonly DataSet Clouds = Reshaped(Samples.Clouds(50));
    private static readonly AugmentedData Augmented = Clouds.Augment("x", new RandomFlip { Probability = 0.1 }, new GaussianNoise(0.1));

    [Fact]
    public void ThreadsThatPrepareAndThreadsThatTrainChangeNoBit()
    {
        var expected = Fit(Augmented.OnThreads(1), 1);
        foreach (var (workers, threads) in new[] { (2, 1), (5, 2), (3, 3) }) Assert.Equal(expected, Fit(Augmented.OnThreads(workers), threads));
        Assert.NotEqual(expected, Fit(Clouds, 1));
    }

    [Fact]
    public void ASourceThatChangesNothingTrainsAsTheDataSetDoes() => Assert.Equal(Fit(Clouds, 1), Fit(Clouds.Augment("x"), 1));

    [Fact]
    public void AnInterruptedEpochMeetsTheSamplesOfTheUnbrokenOne()
    {
        var expected = Fit(Augmented, 1);
        using var first = Trainer(1);
        using var source = new CancellationTokenSource();
        Assert.True(first.Fit(Augmented, epochs: 3, progress: new Reports(r => { if (r.TotalSteps == 10) source.Cancel(); }), cancellation: source.Token).Cancelled);

        using var second = Trainer(1, seed: 7);
        first.Network.Weights.CopyTo(second.Network.Weights);
        second.Import(first.Export());
        second.Fit(Augmented.OnThreads(2), epochs: 2);
        Assert.Equal(expected, second.Network.Weights.ToArray());
    }

    [Fact]
    public void WhatFailsWhilePreparingIsThrownByFitWhenItsTurnComes()
    {
        using var trainer = Trainer(1);
        var problem = Assert.Throws<InvalidOperationException>(() => trainer.Fit(new Made(failAt: 3), epochs: 2));
        Assert.Equal("batch 3", problem.Message);
        Assert.Equal(3, trainer.Steps);
    }

    [Fact]
    public void IntegersThatASourceMakesAreChecked()
    {
        using var trainer = Trainer(1);
        Assert.Contains("must lie in 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(new Made(label: 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASourceMakesSamplesAsTheyAreNeeded()
    {
        using var trainer = Trainer(1, dropout: 0);
        var history = trainer.Fit(new Made(), epochs: 20, metrics: [new Accuracy()]);
        Assert.True(history.Last!.Metrics["accuracy"] > 0.95);
    }

    [Fact]
    public void ASourceOfOtherColumnsIsRefused()
    {
        using var trainer = Trainer(1);
        Assert.Contains("'x: float[3]'", Assert.Throws<ArgumentException>(() => trainer.Fit(Samples.Line(5).Select("x").With("label", new int[5]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsAllocatedWhileBatchesAreMade()
    {
        var source = Reshaped(Samples.Clouds(64)).OneHot("label", 3).Augment("x", new RandomFlip(), new RandomRotation(10), new GaussianNoise(0.1), new RandomErasing()).MixUp();
        var reader = source.CreateReader();
        var batch = new SampleBatch(source.Columns, 8);
        int[] rows = [5, 3, 1, 60, 61, 62, 7, 7];
        Assert.Equal(0, Allocations.Least(() =>
        {
            batch.Begin(rows, 1, 2);
            reader.Fill(batch);
        }));
    }

    [Fact]
    public void ANewBeginningOfRandomNumbersIsThatOfANewSource()
    {
        var random = new RandomSource(9);
        random.NextDouble();
        random.Restart(3, 8);
        Assert.Equal(new RandomSource(3, 8).State, random.State);
    }

    private static DataSet Reshaped(DataSet clouds) => DataSet.Of("x", clouds.Floats("x").ToArray(), 1, 1, 2).With("label", clouds.Integers("label").ToArray());

    private static float[] Fit(SampleSource source, int threads)
    {
        using var trainer = Trainer(threads);
        trainer.Fit(source, epochs: 3);
        return trainer.Network.Weights.ToArray();
    }

    private static Trainer<TinySoftmax> Trainer(int threads, int seed = 1, float dropout = 0.25f) =>
        new(new TinySoftmax(seed, dropout), new Adam(0.05), new TrainerOptions { BatchSize = 8, Threads = threads, Seed = seed });

    /// <summary>Makes points around the corners of a triangle, by their rows.</summary>
    private sealed class Made(int failAt = -1, int? label = null) : SampleSource
    {
        public override int Count => 90;

        public override IReadOnlyList<DataColumn> Columns { get; } = [new DataColumn("x", [2], false), new DataColumn("label", [], true)];

        public override int Workers => failAt >= 0 ? 1 : 3;

        public override SampleReader CreateReader() => new Reader(failAt, label);

        private sealed class Reader(int failAt, int? label) : SampleReader
        {
            private readonly RandomSource random = new(0);
            private int batches;

            public override void Fill(SampleBatch batch)
            {
                if (batches++ == failAt) throw new InvalidOperationException($"batch {failAt}");
                for (var i = 0; i < batch.Rows.Length; i++)
                {
                    batch.Restart(random, i);
                    var corner = batch.Rows[i] % 3;
                    batch.Integers(1)[i] = label ?? corner;
                    batch.Floats(0)[2 * i] = (float)(Math.Cos(2 * Math.PI * corner / 3) + (0.1 * random.NextNormal()));
                    batch.Floats(0)[(2 * i) + 1] = (float)(Math.Sin(2 * Math.PI * corner / 3) + (0.1 * random.NextNormal()));
                }
            }
        }
    }
}
