using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetDsl;

/// <summary>Ends a fit once a value has not improved for some epochs, and brings back the weights of the best one.</summary>
public sealed class EarlyStopping
{
    private const string Prefix = "early.best/";
    private readonly double margin;
    private NetworkInfo? network;
    private NetworkSnapshot? snapshot;
    private int waited;
    private bool stopped;

    /// <summary>Sets the rule.</summary>
    /// <param name="patience">Epochs without improvement after which the fit ends; at least 1.</param>
    /// <param name="monitor">What is watched: the validation loss where left out.</param>
    /// <param name="margin">How much better a value must be to count as an improvement.</param>
    /// <param name="restoreBest">True to end every fit that is not cancelled with the weights of its best epoch.</param>
    /// <exception cref="ArgumentOutOfRangeException">The patience is below 1, or the margin negative.</exception>
    public EarlyStopping(int patience, Objective? monitor = null, double margin = 0, bool restoreBest = true)
    {
        Patience = Hyperparameter.AtLeast(patience, 1);
        Monitor = monitor ?? Objective.Loss;
        this.margin = Hyperparameter.AtLeastZero(margin);
        RestoreBest = restoreBest;
    }

    /// <summary>Epochs without improvement after which the fit ends.</summary>
    public int Patience { get; }

    /// <summary>What is watched.</summary>
    public Objective Monitor { get; }

    /// <summary>True to end every fit that is not cancelled with the weights of its best epoch.</summary>
    public bool RestoreBest { get; }

    /// <summary>The best value so far; NaN before the first epoch.</summary>
    public double Best { get; private set; } = double.NaN;

    /// <summary>The epoch that had it, counted from 1; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    internal void Begin(NetworkInfo info, IReadOnlyList<Metric> metrics)
    {
        if (network is not null && !ReferenceEquals(network, info))
            throw new InvalidOperationException($"this EarlyStopping already watches '{network.Name}': make a new one for '{info.Name}'");
        Monitor.Check(metrics);
        network = info;
        if (stopped) (waited, stopped) = (0, false);
    }

    /// <summary>True when it is time to stop.</summary>
    internal bool Report(EpochRecord epoch, Network trained)
    {
        var value = epoch.Value(Monitor);
        if (Monitor.IsBetter(value, Best, margin))
        {
            (Best, BestEpoch, waited) = (value, epoch.Epoch, 0);
            if (RestoreBest) (snapshot ??= new NetworkSnapshot(trained)).Take(trained);
        }
        else waited++;
        return stopped = waited >= Patience;
    }

    internal void Restore(Network trained)
    {
        if (RestoreBest) snapshot?.Restore(trained);
    }

    internal void Export(IDictionary<string, float[]> tensors, IDictionary<string, string> values)
    {
        values["early.best"] = Best.ToString("R", CultureInfo.InvariantCulture);
        values["early.epoch"] = BestEpoch.ToString(CultureInfo.InvariantCulture);
        values["early.waited"] = waited.ToString(CultureInfo.InvariantCulture);
        snapshot?.Export(Prefix, tensors, values);
    }

    /// <summary>Reads everything first and gives back what writes it, so that a bad state changes nothing.</summary>
    internal Action Import(Network trained, StateReader state)
    {
        if (!state.Has("early.best")) return () => (Best, BestEpoch, waited, stopped, snapshot) = (double.NaN, 0, 0, false, null);
        var (best, epoch, wait) = (state.Number("early.best"), (int)state.Integer("early.epoch"), (int)state.Integer("early.waited"));
        NetworkSnapshot? saved = null;
        if (RestoreBest && epoch > 0) (saved = new NetworkSnapshot(trained)).Import(Prefix, state);
        return () => (Best, BestEpoch, waited, stopped, snapshot) = (best, epoch, wait, wait >= Patience, saved);
    }
}
