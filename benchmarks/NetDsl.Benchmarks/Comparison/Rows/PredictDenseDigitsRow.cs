using System.Collections.Generic;
using NetDsl.Benchmarks.Training;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>The same network on values of which none is 0, as an image with noise: nothing is left out.</summary>
internal sealed class PredictDenseDigitsRow : ComparisonRow
{
    /// <inheritdoc/>
    public override string Key => "predict_digits_dense";

    /// <inheritdoc/>
    public override string Title => "prediction, batch 1: digits MLP, no zeros";

    /// <inheritdoc/>
    public override double Operations => 2.0 * ((784 * 128) + (128 * 64) + (64 * 10));

    /// <inheritdoc/>
    public override string Input => "x:float:1,784";

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 0), new Goal(Rival.OnnxRuntime, 0)];

    /// <inheritdoc/>
    public override Workload Create(int threads) => PredictionWorkload.OfFloats(new Digits(), threads, (network, x, y) => network.Predict(x, y));
}
