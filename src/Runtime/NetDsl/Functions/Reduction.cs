namespace NetDsl;

/// <summary>How the losses of all elements of all samples become one number.</summary>
public enum Reduction
{
    /// <summary>The mean over all elements of the whole batch; with class weights or ignored labels, the weighted mean.</summary>
    Mean,

    /// <summary>The sum over all elements of the whole batch.</summary>
    Sum,

    /// <summary>No reduction: the loss of each element, for every sample.</summary>
    None,

    /// <summary>The sum over all elements of the whole batch, divided by the number of samples.</summary>
    BatchMean,
}
