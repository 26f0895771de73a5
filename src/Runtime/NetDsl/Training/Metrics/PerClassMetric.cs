using System;

namespace NetDsl;

/// <summary>
/// Base of figures that each class has: the value is their mean over the classes that occur, as truth or as prediction ("macro");
/// <see cref="Of"/> gives one class.
/// </summary>
public abstract class PerClassMetric : ClassificationMetric
{
    private readonly ConfusionMatrix counts = new();

    /// <inheritdoc/>
    public override double Value => counts.Macro(Figure);

    /// <summary>The number of classes; 0 before anything was added.</summary>
    public int Classes => counts.Classes;

    /// <summary>The figure of one class.</summary>
    public double Of(int label) => Figure(counts, label);

    /// <inheritdoc/>
    public override void Reset() => counts.Reset();

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<float> scores, int label, int classes) => counts.Count(label, Predicted(scores), classes);

    /// <summary>The figure of one class, from the counts.</summary>
    protected abstract double Figure(ConfusionMatrix counts, int label);
}

/// <summary>Of the rows taken for a class, the share that is of it.</summary>
public sealed class Precision : PerClassMetric
{
    /// <inheritdoc/>
    public override string Name => "precision";

    /// <inheritdoc/>
    protected override double Figure(ConfusionMatrix counts, int label) => counts.Precision(label);
}

/// <summary>Of the rows of a class, the share that was found.</summary>
public sealed class Recall : PerClassMetric
{
    /// <inheritdoc/>
    public override string Name => "recall";

    /// <inheritdoc/>
    protected override double Figure(ConfusionMatrix counts, int label) => counts.Recall(label);
}

/// <summary>The harmonic mean of precision and recall.</summary>
public sealed class F1 : PerClassMetric
{
    /// <inheritdoc/>
    public override string Name => "f1";

    /// <inheritdoc/>
    protected override double Figure(ConfusionMatrix counts, int label) => counts.F1(label);
}
