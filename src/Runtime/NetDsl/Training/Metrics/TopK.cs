using System;

namespace NetDsl;

/// <summary>The share of rows whose right class is among the k largest scores, 0 … 1.</summary>
/// <param name="k">How many classes may be named; at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
public sealed class TopK(int k) : ClassificationMetric
{
    private readonly int k = Hyperparameter.AtLeast(k, 1);
    private long right;
    private long rows;

    /// <inheritdoc/>
    public override string Name { get; } = $"top-{k}";

    /// <inheritdoc/>
    public override double Value => (double)right / rows;

    /// <inheritdoc/>
    public override void Reset() => (right, rows) = (0, 0);

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<float> scores, int label, int classes)
    {
        if (scores.Length < k)
            throw new ArgumentException($"top-{k} needs at least {k} scores a row, but there are {scores.Length}");
        rows++;
        var mine = scores[label];
        if (float.IsNaN(mine)) return;
        // Of equal scores the first counts as larger, as it does for the accuracy.
        var ahead = 0;
        for (var i = 0; i < scores.Length; i++)
            if (scores[i] > mine || (scores[i] == mine && i < label)) ahead++;
        if (ahead < k) right++;
    }
}
