using System.ComponentModel;

namespace NetDsl;

public static partial class Functions
{
    /// <summary>Cross-entropy of a softmax: <c>log Σ eˣ − x[label]</c>, for one class out of several. It contains the softmax.</summary>
    /// <param name="logits">[.., classes]; no softmax before it.</param>
    /// <param name="labels">Class indices [..], from 0 to classes − 1, checked before each step.</param>
    /// <param name="classWeights">A weight for each class; all 1 unless set.</param>
    /// <param name="labelSmoothing">
    /// The share e of the target that is spread over all classes: <c>(1 − e) · one-hot + e / classes</c>; 0 unless set.
    /// </param>
    /// <param name="ignoreIndex">A label that does not count, as padding has; none unless set. A batch of nothing else gives NaN.</param>
    /// <param name="axis">The axis of the classes, negative from the back; the last unless set.</param>
    /// <param name="reduction">How the losses become one number; the mean over batch and elements unless set.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/>, one loss for each label.</returns>
    /// <remarks>
    /// Build errors: NDSL1011 for labels of another shape, NDSL1012 for a float target, NDSL1021 for a number of weights that
    /// does not fit.
    /// </remarks>
    public static Tensor SoftmaxCrossEntropy(Tensor logits, IntTensor labels, double[]? classWeights = null, double labelSmoothing = 0, int? ignoreIndex = null, int axis = -1, Reduction reduction = Reduction.Mean) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>
    /// Reports NDSL1012: class indices are integers. For probabilities there is <see cref="SoftmaxCrossEntropyOneHot(Tensor,
    /// Tensor, double, int, Reduction)"/>.
    /// </summary>
    /// <param name="logits">[.., classes].</param>
    /// <param name="labels">Not possible here.</param>
    /// <returns>Nothing: the build fails.</returns>
    /// <remarks>
    /// Build errors: NDSL1011 for labels of another shape, NDSL1012 for a float target, NDSL1021 for a number of weights that
    /// does not fit.
    /// </remarks>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Tensor SoftmaxCrossEntropy(Tensor logits, Tensor labels) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary>
/// <see cref="Functions.SoftmaxCrossEntropy(Tensor, IntTensor, double[], double, int?, int, Reduction)"/> in a stack of
/// attributes.
/// </summary>
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute
{
    /// <summary>A weight for each class; all 1 unless set.</summary>
    public double[]? ClassWeights { get; set; }

    /// <summary>The share e of the target that is spread over all classes: <c>(1 − e) · one-hot + e / classes</c>; 0 unless set.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>A label that does not count, as padding has; none unless set. A batch of nothing else gives NaN.</summary>
    public int IgnoreIndex { get; set; }

    /// <summary>How the losses become one number; the mean over batch and elements unless set.</summary>
    public Reduction Reduction { get; set; }
}
