using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetDsl;

/// <summary>The epochs of a fit; <see cref="ToString"/> is a table.</summary>
public sealed class History
{
    internal History(IReadOnlyList<EpochRecord> epochs, bool cancelled, bool stoppedEarly)
    {
        Epochs = epochs;
        Cancelled = cancelled;
        StoppedEarly = stoppedEarly;
    }

    /// <summary>Complete epochs, in order.</summary>
    public IReadOnlyList<EpochRecord> Epochs { get; }

    /// <summary>True if a cancellation ended the fit.</summary>
    public bool Cancelled { get; }

    /// <summary>True if <see cref="TrainerOptions.EarlyStopping"/> ended the fit.</summary>
    public bool StoppedEarly { get; }

    /// <summary>The last complete epoch; null if there is none.</summary>
    public EpochRecord? Last => Epochs.Count > 0 ? Epochs[^1] : null;

    /// <summary>The epoch with the best monitored value, the first of equals; null if there is none.</summary>
    /// <param name="monitor">The loss where left out.</param>
    public EpochRecord? Best(Objective? monitor = null)
    {
        monitor ??= Objective.Loss;
        EpochRecord? best = null;
        foreach (var epoch in Epochs)
            if (best is null || monitor.IsBetter(epoch.Value(monitor), best.Value(monitor))) best = epoch;
        return best;
    }

    /// <summary>A row for each epoch.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("epoch  train loss");
        var first = Epochs.FirstOrDefault();
        if (first?.ValidationLoss is not null) text.Append("  validation");
        foreach (var name in first?.Metrics.Keys ?? []) text.Append(name.PadLeft(12));
        text.Append("        rate   samples/s");
        foreach (var epoch in Epochs)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{epoch.Epoch,5}{epoch.TrainLoss,12:G5}");
            if (epoch.ValidationLoss is { } loss) text.Append(CultureInfo.InvariantCulture, $"{loss,12:G5}");
            foreach (var value in epoch.Metrics.Values) text.Append(CultureInfo.InvariantCulture, $"{value,12:G5}");
            text.Append(CultureInfo.InvariantCulture, $"{epoch.LearningRate,12:G4}{epoch.SamplesPerSecond,12:N0}");
        }

        return text.ToString();
    }
}
