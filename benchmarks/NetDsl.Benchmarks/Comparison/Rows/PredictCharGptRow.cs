using System.Collections.Generic;

namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>What comes after 64 characters, at every place.</summary>
internal sealed class PredictCharGptRow : ComparisonRow
{
    /// <inheritdoc/>
    public override string Key => "predict_chargpt4";

    /// <inheritdoc/>
    public override string Title => "prediction, batch 1: char GPT, 64 tokens";

    /// <inheritdoc/>
    public override double Operations => 2.0 * 64 * Gpt.Forward(65, 64, 4, 128);

    /// <inheritdoc/>
    public override string Input => "x:int<65:1,64";

    /// <inheritdoc/>
    public override IReadOnlyList<Goal> Goals => [new Goal(Rival.OnnxRuntime, 1.2)];

    /// <inheritdoc/>
    public override Workload Create(int threads) => PredictionWorkload.OfIntegers(new CharGpt4(), threads, (network, x, y) => network.Predict(x, y));
}
