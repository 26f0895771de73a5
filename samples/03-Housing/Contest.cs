using System;
using System.Diagnostics;
using NetDsl;
using NetDsl.Data;

namespace Samples.Housing;

/// <summary>The table as numbers.</summary>
internal sealed record Parts(DataSet Train, DataSet Validation, DataSet Test, TargetScaling Scaling);

/// <summary>How both networks are trained.</summary>
internal sealed record Settings(int Epochs, int Batch, double Rate, int Patience, int Seed, int Threads);

/// <summary>What a network came to.</summary>
/// <param name="Name">Of the network.</param>
/// <param name="Parameters">Numbers that were trained.</param>
/// <param name="Rmse">On the test rows, in dollars.</param>
/// <param name="R2">On the test rows.</param>
/// <param name="BestEpoch">The epoch whose weights were kept: the best on the validation rows.</param>
/// <param name="Seconds">Of the fit.</param>
/// <param name="History">Its epochs.</param>
internal sealed record Result(string Name, int Parameters, double Rmse, double R2, int BestEpoch, double Seconds, History History);

/// <summary>Trains one network and judges it.</summary>
internal static class Contest
{
    public static Result Run<TNetwork>(string name, TNetwork network, Parts data, Settings s)
        where TNetwork : Network
    {
        var watch = Stopwatch.StartNew();
        var stopping = new EarlyStopping(s.Patience);
        using var trainer = new Trainer<TNetwork>(network, new Adam(s.Rate), new TrainerOptions
        {
            BatchSize = s.Batch,
            Threads = s.Threads,
            Seed = s.Seed,
            EarlyStopping = stopping,
            Schedule = new ReduceOnPlateau(factor: 0.5, patience: Math.Max(s.Patience / 4, 1)),
        });
        var history = trainer.Fit(data.Train, data.Validation, s.Epochs);
        var seconds = watch.Elapsed.TotalSeconds;
        var metrics = trainer.Evaluate(data.Test, new Rmse(), new R2()).Metrics;
        // The target was scaled for training: an error of 1 is one standard deviation of the prices.
        return new Result(name, network.Info.ParameterCount, metrics["rmse"] * data.Scaling.Factor, metrics["r2"], stopping.BestEpoch, seconds, history);
    }
}
