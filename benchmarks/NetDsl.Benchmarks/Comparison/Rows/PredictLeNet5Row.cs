using System.Collections.Generic;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>What one digit shows, by LeNet-5.</summary>
internal sealed class PredictLeNet5Row : ComparisonRow
{
    /// <inheritdoc/>
    public override string Key => "predict_lenet5";

    /// <inheritdoc/>
    public override string Title => "prediction, batch 1: LeNet-5";

    /// <inheritdoc/>
    public override double Operations => 2 * LeNet5Row.Forward;

    /// <inheritdoc/>
    public override string Input => "x:float:1,1,28,28";

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.PyTorch, 10), new Goal(Rival.OnnxRuntime, 2.5)];

    /// <inheritdoc/>
    public override Workload Create(int threads) => PredictionWorkload.OfFloats(new LeNet5(), threads, (network, x, y) => network.Predict(x, y));
}
