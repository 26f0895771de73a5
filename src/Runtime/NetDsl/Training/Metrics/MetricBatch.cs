using System;

namespace NetDsl;

/// <summary>Outputs of a network beside what they should have been.</summary>
public readonly ref struct MetricBatch
{
    /// <summary>Scores against labels: as many outputs for each label as there are classes.</summary>
    /// <exception cref="ArgumentException">The outputs do not divide by the labels.</exception>
    public MetricBatch(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, int? ignored = null)
    {
        if (labels.IsEmpty || outputs.Length % labels.Length != 0)
            throw new ArgumentException($"{outputs.Length} outputs do not divide into scores for {labels.Length} labels", nameof(outputs));
        Outputs = outputs;
        Labels = labels;
        Ignored = ignored;
        Rows = labels.Length;
    }

    /// <summary>Values against values of the same shape.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or do not divide into samples.</exception>
    public MetricBatch(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int samples)
    {
        if (outputs.Length != targets.Length || samples < 1 || outputs.Length % samples != 0)
            throw new ArgumentException($"{outputs.Length} outputs and {targets.Length} targets of {samples} samples do not fit together", nameof(outputs));
        Outputs = outputs;
        Targets = targets;
        Rows = samples;
    }

    /// <summary>All outputs, row after row.</summary>
    public ReadOnlySpan<float> Outputs { get; }

    /// <summary>A label for each row; empty where targets are floats.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>As many targets as outputs; empty where there are labels.</summary>
    public ReadOnlySpan<float> Targets { get; }

    /// <summary>A label whose row does not count.</summary>
    public int? Ignored { get; }

    /// <summary>The number of rows: labels, or samples.</summary>
    public int Rows { get; }

    /// <summary>Outputs in a row.</summary>
    public int Width => Outputs.Length / Rows;

    /// <summary>The outputs of a row.</summary>
    public ReadOnlySpan<float> Row(int row) => Outputs.Slice(row * Width, Width);
}
