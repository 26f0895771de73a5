using System.Collections.Generic;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>What one picture shows, by it.</summary>
internal sealed class PredictResNet8Row : ComparisonRow
{
    /// <inheritdoc/>
    public override string Key => "predict_resnet8";

    /// <inheritdoc/>
    public override string Title => "prediction, batch 1: ResNet-8";

    /// <inheritdoc/>
    public override double Operations => 2 * ResNet8Row.Forward;

    /// <inheritdoc/>
    public override string Input => "x:float:1,3,32,32";

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.OnnxRuntime, 1.2)];

    /// <inheritdoc/>
    public override Workload Create(int threads) => PredictionWorkload.OfFloats(new ResNet8(), threads, (network, x, y) => network.Predict(x, y));
}
