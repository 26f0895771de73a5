namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>−logPrediction[label]</c>, for log-probabilities as <c>LogSoftmax</c> gives.</summary>
    /// <param name="logPrediction">Log-probabilities [.., classes].</param>
    /// <param name="labels">Class indices [..], from 0 to classes − 1, checked before each step.</param>
    /// <param name="classWeights">A weight for each class; all 1 unless set.</param>
    /// <param name="ignoreIndex">A label that does not count, as padding has; none unless set. A batch of nothing else gives NaN.</param>
    /// <param name="axis">The axis of the classes, negative from the back; the last unless set.</param>
    /// <param name="reduction">How the losses become one number; the mean over batch and elements unless set.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/>, one loss for each label.</returns>
    /// <remarks>Build errors: NDSL1011 for labels of another shape, NDSL1021 for a number of weights that does not fit.</remarks>
    public static Tensor NegativeLogLikelihood(Tensor logPrediction, IntTensor labels, double[]? classWeights = null, int? ignoreIndex = null, int axis = -1, Reduction reduction = Reduction.Mean) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.NegativeLogLikelihood(Tensor, IntTensor, double[], int?, int, Reduction)"/> in a stack of attributes.</summary>
public sealed class NegativeLogLikelihoodAttribute : LossAttribute
{
    /// <summary>A weight for each class; all 1 unless set.</summary>
    public double[]? ClassWeights { get; set; }

    /// <summary>A label that does not count, as padding has; none unless set. A batch of nothing else gives NaN.</summary>
    public int IgnoreIndex { get; set; }

    /// <summary>How the losses become one number; the mean over batch and elements unless set.</summary>
    public Reduction Reduction { get; set; }
}
