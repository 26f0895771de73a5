namespace NetDsl;

public static partial class Functions
{
    /// <summary>Binary cross-entropy of <c>σ(logits)</c>, computed without overflow: <c>(1 − t) · z + (1 + (w − 1) · t) · log(1 + e⁻ᶻ)</c>.</summary>
    /// <param name="logits">Any shape; no sigmoid before it.</param>
    /// <param name="target">0 to 1, as <paramref name="logits"/>.</param>
    /// <param name="posWeight">The weight w of the positive answers: one number, or one for each element of the last axis; 1 unless set.</param>
    /// <param name="reduction">How the losses become one number; the mean over batch and elements unless set.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/>, one loss for each element.</returns>
    /// <remarks>Build errors: NDSL1011 where prediction and target differ in shape. NDSL1021 for a number of weights that does not fit.</remarks>
    public static Tensor BinaryCrossEntropyWithLogits(Tensor logits, Tensor target, double[]? posWeight = null, Reduction reduction = Reduction.Mean) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.BinaryCrossEntropyWithLogits(Tensor, Tensor, double[], Reduction)"/> in a stack of attributes.</summary>
public sealed class BinaryCrossEntropyWithLogitsAttribute : LossAttribute
{
    /// <summary>The weight w of the positive answers: one number, or one for each element of the last axis; 1 unless set.</summary>
    public double[]? PosWeight { get; set; }

    /// <summary>How the losses become one number; the mean over batch and elements unless set.</summary>
    public Reduction Reduction { get; set; }
}
