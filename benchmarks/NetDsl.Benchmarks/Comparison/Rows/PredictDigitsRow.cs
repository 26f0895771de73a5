using System.Collections.Generic;
using NetDsl.Benchmarks.Training;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>What one digit shows. Its image is like those of MNIST, four fifths zeros: products of vectors leave these out, so that no share of the peak is meant.</summary>
internal sealed class PredictDigitsRow : ComparisonRow
{
    /// <inheritdoc/>
    public override string Key => "predict_digits";

    /// <inheritdoc/>
    public override string Title => "prediction, batch 1: digits MLP, image 4/5 zeros";

    /// <inheritdoc/>
    public override string Input => "x:digit:1,784";

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 10), new Goal(Rival.OnnxRuntime, 5)];

    /// <inheritdoc/>
    public override Workload Create(int threads) => PredictionWorkload.OfDigit(new Digits(), threads, (network, x, y) => network.Predict(x, y));
}
