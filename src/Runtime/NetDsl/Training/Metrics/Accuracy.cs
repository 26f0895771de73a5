using System;

namespace NetDsl;

/// <summary>The share of rows whose class is right, 0 … 1.</summary>
public sealed class Accuracy : ClassificationMetric
{
    private long right;
    private long rows;

    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    public override double Value => (double)right / rows;

    /// <inheritdoc/>
    public override void Reset() => (right, rows) = (0, 0);

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<float> scores, int label, int classes)
    {
        rows++;
        if (Predicted(scores) == label) right++;
    }
}
