using System;

namespace NetDsl;

/// <summary>Base of metrics over numbers: outputs and targets of the same shape.</summary>
public abstract class RegressionMetric : Metric
{
    /// <inheritdoc/>
    protected sealed override bool TakesLabels => false;

    /// <inheritdoc/>
    public sealed override void Add(in MetricBatch batch)
    {
        if (batch.Targets.IsEmpty) throw new ArgumentException($"the metric '{Name}' needs float targets, but these are labels");
        Add(batch.Outputs, batch.Targets, batch.Width);
    }

    /// <summary>Takes in outputs and targets, <paramref name="width"/> of them a sample.</summary>
    protected abstract void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int width);
}

/// <summary>The mean absolute error.</summary>
public sealed class Mae : RegressionMetric
{
    private double sum;
    private long count;

    /// <inheritdoc/>
    public override string Name => "mae";

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <inheritdoc/>
    public override double Value => sum / count;

    /// <inheritdoc/>
    public override void Reset() => (sum, count) = (0, 0);

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int width)
    {
        for (var i = 0; i < outputs.Length; i++) sum += Math.Abs((double)outputs[i] - targets[i]);
        count += outputs.Length;
    }
}

/// <summary>The root of the mean squared error.</summary>
public sealed class Rmse : RegressionMetric
{
    private double sum;
    private long count;

    /// <inheritdoc/>
    public override string Name => "rmse";

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <inheritdoc/>
    public override double Value => Math.Sqrt(sum / count);

    /// <inheritdoc/>
    public override void Reset() => (sum, count) = (0, 0);

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int width)
    {
        for (var i = 0; i < outputs.Length; i++)
        {
            var error = (double)outputs[i] - targets[i];
            sum += error * error;
        }

        count += outputs.Length;
    }
}
