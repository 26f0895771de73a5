using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Data;
using Xunit;

namespace NetDsl.Runtime.Tests.Training;

public sealed class StoppingAndRatesTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void EarlyStoppingEndsWithTheBestWeights(bool restore, bool byMetric)
    {
        // From zero towards w, past w/2, which is what the validation set asks for: its loss falls and then rises.
        var train = Samples.Line(32, noise: 0);
        var half = train.Floats("target").ToArray();
        for (var i = 0; i < half.Length; i++) half[i] /= 2;
        var validation = DataSet.Of("x", train.Floats("x").ToArray(), 3).With("target", half, 1);

        var metric = new Rmse();
        var stopping = new EarlyStopping(3, byMetric ? Objective.Of(metric) : null, restoreBest: restore);
        using var trainer = new Trainer<TinyLinear>(new TinyLinear(), new Sgd(0.02), new TrainerOptions { BatchSize = 32, Threads = 1, EarlyStopping = stopping });
        trainer.Network.Weights.Clear();
        var weights = new List<float[]>();
        var history = trainer.Fit(train, validation, 200, [metric], onEpoch: _ => weights.Add(trainer.Network.Weights.ToArray()));

        Assert.True(history.StoppedEarly);
        Assert.True(stopping.BestEpoch > 3);
        Assert.Equal(history.Epochs.MinBy(e => e.ValidationLoss)!.Epoch, stopping.BestEpoch);
        Assert.Equal(stopping.BestEpoch + 3, history.Epochs.Count);
        Assert.Equal(weights[restore ? stopping.BestEpoch - 1 : ^1], trainer.Network.Weights.ToArray());
        var score = trainer.Evaluate(validation, metric);
        if (restore) Assert.Equal(stopping.Best, byMetric ? score.Metrics["rmse"] : score.Loss);
        else Assert.True(score.Loss > stopping.Best);
    }

    [Fact]
    public void TheMarginDecidesWhatIsAnImprovement()
    {
        var stopping = new EarlyStopping(2, margin: 1e9);
        using var trainer = Line(new TrainerOptions { Threads = 1, EarlyStopping = stopping });
        Assert.Equal(3, trainer.Fit(Samples.Line(10), epochs: 50).Epochs.Count);
        Assert.Equal(1, stopping.BestEpoch);
    }

    [Fact]
    public void AMonitoredMetricMustBeTaken()
    {
        using var trainer = Line(new TrainerOptions { Threads = 1, EarlyStopping = new EarlyStopping(2, Objective.Metric("rmse", higherIsBetter: false)) });
        Assert.Contains("'rmse' is monitored", Assert.Throws<ArgumentException>(() => trainer.Fit(Samples.Line(4))).Message, StringComparison.Ordinal);
        using var upside = Line(new TrainerOptions { Threads = 1, Schedule = new ReduceOnPlateau(monitor: Objective.Metric("rmse")) });
        Assert.Contains("Objective.Of", Assert.Throws<ArgumentException>(() => upside.Fit(Samples.Line(4), metrics: [new Rmse()])).Message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.Steps + upside.Steps);
    }

    [Fact]
    public void APlateauCutsTheRateAfterItsPatience()
    {
        var data = Samples.Line(10);
        using var trainer = Line(new TrainerOptions { Threads = 1, Groups = [new("*") { Frozen = true }], Schedule = new ReduceOnPlateau(0.5, patience: 1) });
        Assert.Equal([0.1, 0.1, 0.1, 0.05, 0.05, 0.025], trainer.Fit(data, data, 6).Epochs.Select(e => e.LearningRate));
    }

    [Theory]
    [InlineData(SchedulePeriod.Step, new[] { 0.1, 0.05, 0.0125 }, new[] { 0.1, 0.1, 0.05, 0.05, 0.025, 0.025, 0.0125, 0.0125, 0.00625 })]
    [InlineData(SchedulePeriod.Epoch, new[] { 0.1, 0.1, 0.05 }, new[] { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05 })]
    public void ASchedulesPeriodIsStepsOrEpochs(SchedulePeriod per, double[] epochs, double[] steps)
    {
        var reports = new Reports();
        using var trainer = Line(new TrainerOptions { BatchSize = 4, Threads = 1, Schedule = new StepDecay(2, 0.5) { Per = per } });
        var history = trainer.Fit(Samples.Line(10), epochs: 3, progress: reports);
        Assert.Equal(epochs, history.Epochs.Select(e => e.LearningRate));
        Assert.Equal(steps, reports.All.Where(r => r.Finished is null).Select(r => r.LearningRate));
    }

    [Fact]
    public void TheScheduledRateIsTheOneThatAStepTakes()
    {
        var data = Samples.Line(4);
        using var trainer = Line(new TrainerOptions
        {
            Threads = 1,
            Schedule = new StepDecay(1, 0.5),
            Groups = [new("fc.bias") { LearningRate = 0.8 }],
        });
        foreach (var factor in new[] { 1f, 0.5f, 0.25f })
        {
            var before = trainer.Network.Weights.ToArray();
            trainer.Step(data.Floats("x"), data.Floats("target"));
            Assert.Equal(before[0] - (0.1f * factor * trainer.Program.Gradients[0]), trainer.Network.Weights[0], 1e-6f);
            Assert.Equal(before[16] - (0.8f * factor * trainer.Program.Gradients[16]), trainer.Network.Weights[16], 1e-6f);
        }
    }

    private static Trainer<TinyLinear> Line(TrainerOptions options) => new(new TinyLinear(), new Sgd(0.1), options);
}
