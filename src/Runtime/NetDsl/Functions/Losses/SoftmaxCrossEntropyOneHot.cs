namespace NetDsl;

public static partial class Functions
{
    /// <summary>Cross-entropy of a softmax with probabilities as target, <c>−Σ t · log softmax(x)</c>: one-hot, soft or mixed labels.</summary>
    /// <param name="logits">[.., classes]; no softmax before it.</param>
    /// <param name="target">Probabilities, as <paramref name="logits"/>.</param>
    /// <param name="labelSmoothing">The share e of the target that is spread over all classes; 0 unless set.</param>
    /// <param name="axis">The axis of the classes, negative from the back; the last unless set.</param>
    /// <param name="reduction">How the losses become one number; the mean over batch and elements unless set.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/>, one loss for each element.</returns>
    /// <remarks>Build errors: NDSL1011 where prediction and target differ in shape.</remarks>
    public static Tensor SoftmaxCrossEntropyOneHot(Tensor logits, Tensor target, double labelSmoothing = 0, int axis = -1, Reduction reduction = Reduction.Mean) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.SoftmaxCrossEntropyOneHot(Tensor, Tensor, double, int, Reduction)"/> in a stack of attributes.</summary>
public sealed class SoftmaxCrossEntropyOneHotAttribute : LossAttribute
{
    /// <summary>The share e of the target that is spread over all classes; 0 unless set.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>How the losses become one number; the mean over batch and elements unless set.</summary>
    public Reduction Reduction { get; set; }
}
