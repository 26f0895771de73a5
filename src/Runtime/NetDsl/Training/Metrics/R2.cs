using System;

namespace NetDsl;

/// <summary>
/// The coefficient of determination, 1 − Σ(y − ŷ)² / Σ(y − ȳ)², for each output by itself, and of these the mean: 1 is perfect, 0 as good
/// as always saying the mean. An output whose targets are all equal counts 1 if it was met exactly, else 0.
/// </summary>
public sealed class R2 : RegressionMetric
{
    // Per output: squared errors, running mean of the targets, and their squared distances to it (Welford 1962).
    private double[] errors = [];
    private double[] means = [];
    private double[] spreads = [];
    private long samples;

    /// <inheritdoc/>
    public override string Name => "r2";

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            if (samples == 0) return double.NaN;
            double sum = 0;
            for (var i = 0; i < errors.Length; i++) sum += spreads[i] > 0 ? 1 - (errors[i] / spreads[i]) : errors[i] == 0 ? 1 : 0;
            return sum / errors.Length;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(errors);
        Array.Clear(means);
        Array.Clear(spreads);
        samples = 0;
    }

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int width)
    {
        if (errors.Length != width)
        {
            if (samples > 0) throw new ArgumentException($"a batch of {width} outputs a sample after batches of {errors.Length}: Reset comes between two networks");
            (errors, means, spreads) = (new double[width], new double[width], new double[width]);
        }

        for (var row = 0; row < outputs.Length; row += width)
        {
            samples++;
            for (var i = 0; i < width; i++)
            {
                double y = targets[row + i];
                var error = y - outputs[row + i];
                errors[i] += error * error;
                var distance = y - means[i];
                means[i] += distance / samples;
                spreads[i] += distance * (y - means[i]);
            }
        }
    }
}
