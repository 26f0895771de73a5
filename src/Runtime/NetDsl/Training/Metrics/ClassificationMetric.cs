using System;

namespace NetDsl;

/// <summary>
/// Base of metrics over classes. The class of a row is its largest score (the first of equals); a row of one score is of class 1 if
/// that is above <see cref="Threshold"/>, else of class 0. Targets are labels, or rows of floats whose largest value marks the class.
/// </summary>
public abstract class ClassificationMetric : Metric
{
    /// <summary>Where one single output means class 1: above 0 for logits, as is usual; set 0.5 for probabilities.</summary>
    public float Threshold { get; init; }

    /// <inheritdoc/>
    public sealed override void Add(in MetricBatch batch)
    {
        var classes = Math.Max(batch.Width, 2);
        for (var i = 0; i < batch.Rows; i++)
        {
            int label;
            if (batch.Labels.IsEmpty) label = Class(batch.Targets.Slice(i * batch.Width, batch.Width), 0.5f);
            else if ((label = batch.Labels[i]) == batch.Ignored) continue;
            if ((uint)label >= (uint)classes) throw new ArgumentException($"label {label} in row {i}, but the outputs have {classes} classes: 0 to {classes - 1}");
            Add(batch.Row(i), label, classes);
        }
    }

    /// <summary>Takes in one row.</summary>
    protected abstract void Add(ReadOnlySpan<float> scores, int label, int classes);

    /// <summary>The class that the scores speak for.</summary>
    protected int Predicted(ReadOnlySpan<float> scores) => Class(scores, Threshold);

    private static int Class(ReadOnlySpan<float> scores, float threshold)
    {
        if (scores.Length == 1) return scores[0] > threshold ? 1 : 0;
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best]) best = i;
        return best;
    }
}
