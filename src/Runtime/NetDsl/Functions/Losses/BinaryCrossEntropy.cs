namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// <c>−t · log p − (1 − t) · log(1 − p)</c> for probabilities p, with logarithms held above −100.
    /// <c>BinaryCrossEntropyWithLogits</c> is safer and faster.
    /// </summary>
    /// <param name="prediction">Probabilities between 0 and 1, any shape.</param>
    /// <param name="target">0 to 1, as <paramref name="prediction"/>.</param>
    /// <param name="reduction">How the losses become one number; the mean over batch and elements unless set.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/>, one loss for each element.</returns>
    /// <remarks>Build errors: NDSL1011 where prediction and target differ in shape.</remarks>
    public static Tensor BinaryCrossEntropy(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.BinaryCrossEntropy(Tensor, Tensor, Reduction)"/> in a stack of attributes.</summary>
public sealed class BinaryCrossEntropyAttribute : LossAttribute
{
    /// <summary>How the losses become one number; the mean over batch and elements unless set.</summary>
    public Reduction Reduction { get; set; }
}
