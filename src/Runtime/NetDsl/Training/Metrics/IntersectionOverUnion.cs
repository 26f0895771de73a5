using System;

namespace NetDsl;

/// <summary>
/// Of a segmentation: pixels that both output and target mark, by pixels that either marks, over all samples together; 1 where nothing is marked by either.
/// </summary>
public sealed class IntersectionOverUnion : RegressionMetric
{
    private long both;
    private long either;
    private bool any;

    /// <summary>Where an output marks its pixel: above 0 for logits, as is usual; set 0.5 for probabilities. A target marks above 0.5.</summary>
    public float Threshold { get; init; }

    /// <inheritdoc/>
    public override string Name => "iou";

    /// <inheritdoc/>
    public override double Value => !any ? double.NaN : either == 0 ? 1 : (double)both / either;

    /// <inheritdoc/>
    public override void Reset() => (both, either, any) = (0, 0, false);

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int width)
    {
        any = true;
        for (var i = 0; i < outputs.Length; i++)
        {
            var (marked, truth) = (outputs[i] > Threshold, targets[i] > 0.5f);
            if (marked && truth) both++;
            if (marked || truth) either++;
        }
    }
}
