using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using NetDsl.Data;

namespace NetDsl;

public sealed partial class Trainer<TNetwork>
{
    // Where a cancelled epoch stopped: samples done, of how many, and the sum of their losses.
    private int position;
    private int positionOf;
    private double positionLoss;
    private float[] losses = [];
    private int[] sizes = [];

    /// <summary>
    /// Trains for some more epochs. Every epoch takes all samples once, in an order that seed and epoch fix; the last batch may be
    /// smaller. An epoch that was cancelled before is taken up where it stopped.
    /// </summary>
    /// <param name="train">Columns in the order of the network's inputs and then its targets. What is not a plain data set is prepared ahead, on threads of its own.</param>
    /// <param name="validation">Evaluated after every epoch.</param>
    /// <param name="epochs">How many more; after <see cref="Import"/>, all that were planned less <see cref="Epoch"/>.</param>
    /// <param name="metrics">Taken on training batches as they pass, and on the validation set.</param>
    /// <param name="progress">Told after every step and every epoch, on this thread; on a GPU after some steps at a time.</param>
    /// <param name="onEpoch">Called at the end of every epoch: the moment for a checkpoint, by <see cref="Export"/>.</param>
    /// <param name="cancellation">Stops after the step in work; the trainer stays usable.</param>
    /// <exception cref="ArgumentException">A data set does not fit the network, or a monitored metric is not among the metrics.</exception>
    /// <exception cref="NonFiniteLossException">Loss or gradients are not finite; the parameters are those before the step.</exception>
    public History Fit(
        SampleSource train,
        DataSet? validation = null,
        int epochs = 1,
        IReadOnlyList<Metric>? metrics = null,
        IProgress<TrainingProgress>? progress = null,
        Action<EpochRecord>? onEpoch = null,
        CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Hyperparameter.AtLeast(epochs, 0);
        metrics ??= [];
        Ports.CheckColumns(Network.Info, train, true, nameof(train));
        if (validation is not null) Ports.CheckColumns(Network.Info, validation, true, nameof(validation));
        Check(metrics);
        Options.EarlyStopping?.Begin(Network.Info, metrics);
        Options.Schedule?.Plateau?.Monitor.Check(metrics);
        if (positionOf != train.Count) (position, positionOf, positionLoss) = (0, train.Count, 0);

        var records = new List<EpochRecord>(epochs);
        var clock = new FitClock(epochs, train.Count, position);
        var order = new int[train.Count];
        var last = Epoch + epochs;
        var stopped = false;
        using var feed = BatchFeed.Of(train, Options.BatchSize);
        while (Epoch < last && !stopped)
        {
            // Also where this fit takes the epoch up in its middle, the record has the rate that the epoch began with.
            var rate = RateAt(Steps - (position / Options.BatchSize));
            if (!RunEpoch(feed, order, metrics, progress, clock, last, cancellation)) return new History(records, cancelled: true, stoppedEarly: false);
            var record = Finish(train.Count, validation, metrics, clock, rate);
            records.Add(record);
            Options.Schedule?.Plateau?.Report(record.Value(Options.Schedule.Plateau.Monitor));
            NextEpoch();
            stopped = Options.EarlyStopping?.Report(record, Network) ?? false;
            progress?.Report(clock.Progress(this.Epoch, last, train.Count, Options.BatchSize, train.Count, Steps, record.TrainLoss, rate, metrics, record));
            onEpoch?.Invoke(record);
        }

        Options.EarlyStopping?.Restore(Network);
        return new History(records, cancelled: false, stopped);
    }

    private bool RunEpoch(
        BatchFeed feed, int[] order, IReadOnlyList<Metric> metrics, IProgress<TrainingProgress>? progress, FitClock clock, int last, CancellationToken cancellation)
    {
        for (var i = 0; i < order.Length; i++) order[i] = i;
        if (Options.Shuffle) new RandomSource(seed, (ulong)Epoch).Shuffle(order);
        for (var i = 0; i < metrics.Count; i++) metrics[i].Reset();
        clock.BeginEpoch();
        feed.Begin(seed, Epoch, order, position);
        // Metrics read the results of every step.
        var window = metrics.Count > 0 ? 1 : steps.Window;
        while (position < order.Length)
        {
            if (cancellation.IsCancellationRequested) return false;
            var rate = RunSteps(feed, order.Length, window, clock);
            for (var i = 0; i < metrics.Count; i++) metrics[i].Add(Program);
            progress?.Report(clock.Progress(Epoch + 1, last, position, Options.BatchSize, order.Length, Steps, positionLoss / position, rate, metrics, null));
        }

        return true;
    }

    /// <summary>Does the next steps of the epoch, as many as may be under way at a time.</summary>
    /// <returns>The learning rate of the last one.</returns>
    private double RunSteps(BatchFeed feed, int samples, int window, FitClock clock)
    {
        if (losses.Length < window) (losses, sizes) = (new float[window], new int[window]);
        var (rate, begun) = (0.0, 0);
        for (var at = position; at < samples && begun < window; at += sizes[begun++])
        {
            feed.Next(Program);
            sizes[begun] = Program.Batch;
            rate = BeginStep();
        }

        var done = steps.Finish(losses);
        for (var i = 0; i < done; i++) Advance(losses[i], sizes[i], clock);
        if (done == begun) return rate;
        if (begun == 1) throw NonFinite(losses[0], rate);
        // Steps that changed nothing are done again one by one: to name the layer where a number is not finite, its values must be the last ones.
        for (; done < begun; done++)
        {
            steps.Reload(done);
            rate = LearningRate;
            Advance(StepUnchecked(), sizes[done], clock);
        }

        return rate;
    }

    private void Advance(float loss, int batch, FitClock clock)
    {
        positionLoss += (double)loss * batch;
        position += batch;
        clock.Add(batch);
    }

    private EpochRecord Finish(int samples, DataSet? validation, IReadOnlyList<Metric> metrics, FitClock clock, double rate)
    {
        // Should a device be lost, the parameters of this epoch are on the host.
        Network.DeviceCopy?.Bring(mayWrite: false);
        var (seconds, speed) = clock.EndEpoch();
        var trainMetrics = Values(metrics);
        var evaluated = validation is null ? null : EvaluateUnchecked(validation, metrics);
        return new EpochRecord(Epoch + 1, positionLoss / samples, trainMetrics, evaluated?.Loss, evaluated?.Metrics, rate, seconds, speed);
    }

    private void Check(IReadOnlyList<Metric> metrics)
    {
        foreach (var metric in metrics) metric.Check(Network.Info);
        if (metrics.GroupBy(m => m.Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"the metric '{twice.Key}' is given twice", nameof(metrics));
    }

    private static Dictionary<string, double> Values(IReadOnlyList<Metric> metrics) => metrics.ToDictionary(m => m.Key, m => m.Value);
}
