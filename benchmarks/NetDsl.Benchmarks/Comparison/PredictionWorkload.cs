using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>Predictions of one sample; what programs must agree on are the first outputs.</summary>
internal sealed class PredictionWorkload : Workload
{
    private readonly Network network;
    private readonly float[] output;
    private readonly Action predict;

    private PredictionWorkload(Network network, float[] output, Action predict)
    {
        this.network = network;
        this.output = output;
        this.predict = predict;
    }

    /// <summary>Predictions from floats, by the network's own <c>Predict</c>.</summary>
    public static PredictionWorkload OfFloats<TNetwork>(TNetwork network, int threads, Action<TNetwork, float[], float[]> predict)
        where TNetwork : Network => Of(network, threads, Fill.Floats("x", network.Info.Inputs.Single().Size), predict);

    /// <summary>Predictions from the image of a digit, most of it 0.</summary>
    public static PredictionWorkload OfDigit<TNetwork>(TNetwork network, int threads, Action<TNetwork, float[], float[]> predict)
        where TNetwork : Network => Of(network, threads, Fill.Digit("x", network.Info.Inputs.Single().Size), predict);

    /// <summary>Predictions from integers, by the network's own <c>Predict</c>.</summary>
    public static PredictionWorkload OfIntegers<TNetwork>(TNetwork network, int threads, Action<TNetwork, int[], float[]> predict)
        where TNetwork : Network
    {
        var input = network.Info.Inputs.Single();
        return Of(network, threads, Fill.Integers("x", input.Limit, input.Size), predict);
    }

    /// <inheritdoc/>
    public override void Run() => predict();

    /// <inheritdoc/>
    public override IReadOnlyList<float> First()
    {
        predict();
        return output[..Math.Min(10, output.Length)];
    }

    /// <inheritdoc/>
    public override void Dispose() => network.PredictionThreads = 1;

    private static PredictionWorkload Of<TNetwork, TInput>(TNetwork network, int threads, TInput[] x, Action<TNetwork, TInput[], float[]> predict)
        where TNetwork : Network
    {
        Filled(network).PredictionThreads = threads;
        var output = new float[network.Info.Outputs.Single().Size];
        return new PredictionWorkload(network, output, () => predict(network, x, output));
    }
}
