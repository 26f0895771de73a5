using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Data;

namespace NetDsl;

/// <summary>One fold: trained on all samples but its own, judged on these.</summary>
/// <param name="Index">Counted from 0.</param>
/// <param name="Train">All other samples.</param>
/// <param name="Validation">Its own.</param>
/// <param name="Rows">Rows of its own samples in the whole data set.</param>
public sealed record Fold(int Index, DataSet Train, DataSet Validation, IReadOnlyList<int> Rows);

/// <summary>What the folds came to.</summary>
/// <param name="Folds">One evaluation for each.</param>
public sealed record CrossValidationResult(IReadOnlyList<Evaluation> Folds)
{
    /// <summary>Mean over the folds, and standard deviation between them (n − 1; 0 for one fold).</summary>
    /// <param name="monitor">Of what: the loss where left out.</param>
    public (double Mean, double Deviation) Summary(Objective? monitor = null)
    {
        var values = Folds.Select(f => f.Value(monitor ?? Objective.Loss)).ToArray();
        var mean = values.Average();
        return (mean, values.Length < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)));
    }
}

/// <summary>Judges a way of training by samples that took no part in it, each sample once.</summary>
public static class CrossValidation
{
    /// <summary>Deals the samples into folds whose sizes differ by at most one.</summary>
    /// <param name="data">The whole data set.</param>
    /// <param name="k">The number of folds, 2 … samples.</param>
    /// <param name="seed">The same seed deals the same samples.</param>
    /// <param name="stratifyBy">An integer column of one number a sample: each of its values is shared out evenly, to within one sample a fold.</param>
    /// <exception cref="ArgumentException">There are fewer samples than folds, or the column does not fit.</exception>
    public static IReadOnlyList<Fold> KFold(DataSet data, int k, int seed = 1, string? stratifyBy = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        Hyperparameter.AtLeast(k, 2);
        if (data.Count < k) throw new ArgumentException($"{data.Count} samples do not make {k} folds", nameof(k));
        var order = Enumerable.Range(0, data.Count).ToArray();
        new RandomSource(seed).Shuffle(order);
        if (stratifyBy is not null)
        {
            var index = data.IndexOf(stratifyBy);
            if (!data.Columns[index].IsInteger || data.Columns[index].Size != 1)
                throw new ArgumentException($"'{data.Columns[index]}' cannot be stratified by: it takes an integer column of one number a sample", nameof(stratifyBy));
            var labels = data.Integers(index).ToArray();
            // Sorted by class (the sort is stable) and then dealt out in turns, as cards.
            order = [.. order.OrderBy(row => labels[row])];
        }

        var folds = new Fold[k];
        for (var fold = 0; fold < k; fold++)
        {
            var own = order.Where((_, i) => i % k == fold).ToArray();
            var others = order.Where((_, i) => i % k != fold).ToArray();
            folds[fold] = new Fold(fold, data.Subset(others), data.Subset(own), own);
        }

        return folds;
    }

    /// <summary>Trains once for each fold and judges it.</summary>
    /// <param name="folds">By <see cref="KFold"/>.</param>
    /// <param name="create">Makes a new network and trainer for a fold; the trainer is disposed.</param>
    /// <param name="epochs">Of each fold.</param>
    /// <param name="metrics">Taken on each fold's own samples.</param>
    public static CrossValidationResult Run<TNetwork>(
        IReadOnlyList<Fold> folds, Func<Fold, Trainer<TNetwork>> create, int epochs, IReadOnlyList<Metric>? metrics = null)
        where TNetwork : Network
    {
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(create);
        var results = new List<Evaluation>(folds.Count);
        foreach (var fold in folds)
        {
            using var trainer = create(fold);
            // The fold's own samples are not shown during training: stopping by them would flatter the result.
            trainer.Fit(fold.Train, null, epochs, metrics);
            results.Add(trainer.Evaluate(fold.Validation, metrics ?? []));
        }

        return new CrossValidationResult(results);
    }
}
