using System;
using System.Collections.Generic;
using System.Threading;
using NetDsl.Data;

namespace NetDsl;

/// <summary>One of several runs.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Score">The monitored value on the validation set; NaN for a run whose loss was not finite.</param>
/// <param name="History">Its epochs; null for such a run.</param>
public sealed record RestartRun(int Seed, double Score, History? History);

/// <summary>The best of several runs.</summary>
/// <param name="Best">The network with the best score.</param>
/// <param name="Winner">Its run.</param>
/// <param name="Runs">All runs, in order.</param>
public sealed record RestartResult<TNetwork>(TNetwork Best, RestartRun Winner, IReadOnlyList<RestartRun> Runs)
    where TNetwork : Network;

/// <summary>Trains several times from different weights and keeps the best: small networks depend on where they begin.</summary>
public static class RandomRestarts
{
    /// <summary>Trains with the seeds <paramref name="seed"/>, seed + 1, …; a run whose loss is not finite is out.</summary>
    /// <param name="runs">How many.</param>
    /// <param name="seed">Seed of the first.</param>
    /// <param name="create">Makes network and trainer for a seed; the trainer is disposed.</param>
    /// <param name="train">To learn from.</param>
    /// <param name="validation">Decides which run is the best.</param>
    /// <param name="epochs">Of each run.</param>
    /// <param name="metrics">Taken in each run.</param>
    /// <param name="monitor">What decides: the validation loss where left out.</param>
    /// <param name="cancellation">Ends the run in work and takes the best so far.</param>
    /// <exception cref="NonFiniteLossException">Every run's loss was not finite; this is the last one's.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before a first run was complete.</exception>
    public static RestartResult<TNetwork> Run<TNetwork>(
        int runs,
        int seed,
        Func<int, Trainer<TNetwork>> create,
        SampleSource train,
        DataSet validation,
        int epochs,
        IReadOnlyList<Metric>? metrics = null,
        Objective? monitor = null,
        CancellationToken cancellation = default)
        where TNetwork : Network
    {
        Hyperparameter.AtLeast(runs, 1);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(validation);
        monitor ??= Objective.Loss;
        monitor.Check(metrics ?? []);
        var done = new List<RestartRun>(runs);
        (TNetwork Network, RestartRun Run)? best = null;
        NonFiniteLossException? failure = null;
        for (var i = 0; i < runs && !cancellation.IsCancellationRequested; i++)
        {
            using var trainer = create(seed + i);
            var run = new RestartRun(seed + i, double.NaN, null);
            try
            {
                var history = trainer.Fit(train, validation, epochs, metrics, cancellation: cancellation);
                if (history.Cancelled) break;
                // Early stopping may have brought back other weights than the last epoch's.
                run = run with { Score = trainer.Evaluate(validation, metrics ?? []).Value(monitor), History = history };
            }
            catch (NonFiniteLossException exception)
            {
                failure = exception;
            }

            done.Add(run);
            if (run.History is not null && (best is null || monitor.IsBetter(run.Score, best.Value.Run.Score))) best = (trainer.Network, run);
        }

        if (best is { } winner) return new RestartResult<TNetwork>(winner.Network, winner.Run, done);
        if (failure is not null) throw failure;
        throw new OperationCanceledException("cancelled before the first run was complete", cancellation);
    }
}
