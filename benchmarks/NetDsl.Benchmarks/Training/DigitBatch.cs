using System;

namespace NetDsl.Benchmarks.Training;

/// <summary>A batch of pictures and labels: made up, since what they show takes no time.</summary>
public sealed class DigitBatch
{
    /// <summary>Samples of a step.</summary>
    public const int Size = 64;

    /// <summary>Additions and multiplications in the products of one step: forward, the gradient by each weight, and by each layer's input but the first's.</summary>
    public const double StepOperations = 2.0 * Size * ((2 * 784 * 128) + (3 * 128 * 64) + (3 * 64 * 10));

    /// <summary>Fills the batch.</summary>
    public DigitBatch()
    {
        var random = new Random(1);
        foreach (ref var value in X.AsSpan()) value = random.NextSingle();
        foreach (ref var label in Labels.AsSpan()) label = random.Next(10);
    }

    /// <summary>Pictures, one after the other.</summary>
    public float[] X { get; } = new float[Size * 784];

    /// <summary>What they show.</summary>
    public int[] Labels { get; } = new int[Size];

    /// <summary>A trainer for them.</summary>
    /// <param name="threads">That work together.</param>
    public static Trainer<Digits> Trainer(int threads) =>
        new(new Digits(seed: 1), new Adam(), new TrainerOptions { BatchSize = Size, Threads = threads });
}
