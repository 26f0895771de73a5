using System;
using System.Collections.Generic;
using NetDsl;
using NetDsl.Data;

namespace Samples.Transfer;

/// <summary>One way to learn five new digits from few images.</summary>
/// <param name="Name">As in the report.</param>
/// <param name="FromBase">True to begin with the features of the pretrained network.</param>
/// <param name="Rate">The highest learning rate of Adam.</param>
/// <param name="Groups">What is frozen, and what learns more slowly.</param>
internal sealed record Way(string Name, bool FromBase, double Rate, IReadOnlyList<ParameterGroup> Groups)
{
    public static IReadOnlyList<Way> All { get; } =
    [
        new("from scratch", false, 0.01, []),
        // Only the head learns: everything below it, the statistics of batch norms too, is a fixed description of an image.
        new("feature extraction", true, 0.02, [new("features.*") { Frozen = true }]),
        // The lower, the more general, and the less there is to change.
        new("fine-tuning", true, 0.01,
        [
            new("features.1.*") { LearningRateFactor = 0.1 },
            new("features.2.*") { LearningRateFactor = 0.2 },
            new("features.3.*") { LearningRateFactor = 0.5 },
        ]),
    ];

    /// <summary>Trains a network this way and tells its accuracy.</summary>
    /// <param name="pretrained">Whose features are taken over.</param>
    /// <param name="few">What there is to learn from.</param>
    /// <param name="test">What to report on.</param>
    /// <param name="s">Seed, epochs and the like.</param>
    public double Run(FiveDigits pretrained, DataSet few, DataSet test, Settings s)
    {
        var network = new FiveDigits(s.Seed);
        if (FromBase) TakeFeatures(pretrained, network);
        using var trainer = new Trainer<FiveDigits>(network, new Adam(Rate), new TrainerOptions
        {
            BatchSize = s.Batch,
            Threads = s.Threads,
            Seed = s.Seed,
            Groups = Groups,
            Schedule = new OneCycle(Math.Max(s.Epochs * ((few.Count + s.Batch - 1) / s.Batch), 2)),
        });
        trainer.Fit(few, epochs: s.Epochs);
        return trainer.Evaluate(test, new Accuracy()).Metrics["accuracy"];
    }

    // Parameters and the statistics of batch norms; the head stays new.
    private static void TakeFeatures(FiveDigits from, FiveDigits to)
    {
        foreach (var parameter in from.Info.Parameters)
            if (parameter.Name.StartsWith("features.", StringComparison.Ordinal)) from.Parameter(parameter.Name).CopyTo(to.Parameter(parameter.Name));
        from.BufferValues.CopyTo(to.Buffers);
    }
}
