using System;
using System.Linq;
using System.Threading;
using NetDsl.Data;
using Xunit;

namespace NetDsl.Runtime.Tests.Training;

public sealed class RestartsAndFoldsTests
{
    private static readonly DataSet Train = Samples.Line(20);
    private static readonly DataSet Validation = Samples.Line(9, seed: 2);

    [Fact]
    public void TheBestRunByValidationIsKept()
    {
        // The run of seed 6 bursts.
        var result = RandomRestarts.Run(4, 5, seed => Line(seed, seed == 6 ? 1e30 : 0.05), Train, Validation, 2);
        Assert.Equal([5, 6, 7, 8], result.Runs.Select(r => r.Seed));
        Assert.True(double.IsNaN(result.Runs[1].Score));
        Assert.Null(result.Runs[1].History);
        var complete = result.Runs.Where(r => r.History is not null).ToArray();
        Assert.Equal(3, complete.Select(r => r.Score).Distinct().Count());
        Assert.Same(complete.MinBy(r => r.Score), result.Winner);
        using var judge = new Trainer<TinyLinear>(result.Best, new Sgd(), new TrainerOptions { BatchSize = 8, Threads = 1 });
        Assert.Equal(result.Winner.Score, judge.Evaluate(Validation).Loss);
    }

    [Fact]
    public void AMetricMayDecide()
    {
        var metric = new R2();
        var result = RandomRestarts.Run(3, 1, seed => Line(seed, 0.05), Train, Validation, 2, [metric], Objective.Of(metric));
        Assert.Same(result.Runs.MaxBy(r => r.Score), result.Winner);
        Assert.NotSame(result.Runs.MinBy(r => r.Score), result.Winner);
    }

    [Fact]
    public void WithoutAnyCompleteRunThereIsNoResult()
    {
        Assert.Throws<NonFiniteLossException>(() => RandomRestarts.Run(2, 1, seed => Line(seed, 1e30), Train, Validation, 2));
        Assert.Throws<OperationCanceledException>(() => RandomRestarts.Run(2, 1, seed => Line(seed, 0.1), Train, Validation, 2, cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void FoldsCoverEverySampleOnce()
    {
        var folds = CrossValidation.KFold(Train, 3, seed: 4);
        Assert.Equal(Enumerable.Range(0, 20), folds.SelectMany(f => f.Rows).Order());
        Assert.Equal([6, 7, 7], folds.Select(f => f.Rows.Count).Order());
        var all = Train.Floats("target").ToArray();
        foreach (var fold in folds)
        {
            Assert.Equal(fold.Rows.Select(r => all[r]), fold.Validation.Floats("target").ToArray());
            Assert.Equal(all.Order(), fold.Train.Floats("target").ToArray().Concat(fold.Validation.Floats("target").ToArray()).Order());
        }

        Assert.Equal(folds.SelectMany(f => f.Rows), CrossValidation.KFold(Train, 3, seed: 4).SelectMany(f => f.Rows));
        Assert.NotEqual(folds.SelectMany(f => f.Rows), CrossValidation.KFold(Train, 3, seed: 5).SelectMany(f => f.Rows));
    }

    [Fact]
    public void StratifiedFoldsShareOutEveryClass()
    {
        int[] labels = [.. Enumerable.Repeat(0, 12), .. Enumerable.Repeat(1, 6), .. Enumerable.Repeat(2, 3)];
        var data = DataSet.Of("x", new float[42], 2).With("label", labels);
        for (var seed = 1; seed <= 5; seed++)
        {
            var folds = CrossValidation.KFold(data, 3, seed, "label");
            Assert.All(folds, fold => Assert.Equal([4, 2, 1], Enumerable.Range(0, 3).Select(c => fold.Validation.Integers("label").ToArray().Count(l => l == c))));
            Assert.Equal(Enumerable.Range(0, 21), folds.SelectMany(f => f.Rows).Order());
        }
    }

    [Fact]
    public void FoldsThatCannotBeMadeAreErrors()
    {
        Assert.Contains("20 samples do not make 21 folds", Assert.Throws<ArgumentException>(() => CrossValidation.KFold(Train, 21)).Message, StringComparison.Ordinal);
        Assert.Contains("integer column", Assert.Throws<ArgumentException>(() => CrossValidation.KFold(Train, 2, stratifyBy: "target")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossValidation.KFold(Train, 1));
    }

    [Fact]
    public void EveryFoldIsJudgedByItsOwnSamples()
    {
        var folds = CrossValidation.KFold(Train, 2);
        var result = CrossValidation.Run(folds, _ => Line(1, 0.05), 3, [new Mae()]);
        for (var i = 0; i < 2; i++)
        {
            using var trainer = Line(1, 0.05);
            trainer.Fit(folds[i].Train, epochs: 3);
            Assert.Equal(trainer.Evaluate(folds[i].Validation).Loss, result.Folds[i].Loss);
        }

        double a = result.Folds[0].Metrics["mae"], b = result.Folds[1].Metrics["mae"];
        var (mean, deviation) = result.Summary(Objective.Metric("mae", higherIsBetter: false));
        Assert.Equal((a + b) / 2, mean, 1e-12);
        Assert.Equal(Math.Abs(a - b) / Math.Sqrt(2), deviation, 1e-12);
    }

    private static Trainer<TinyLinear> Line(int seed, double rate) => new(new TinyLinear(seed), new Sgd(rate), new TrainerOptions { BatchSize = 8, Threads = 1, Seed = seed });
}
