namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>(prediction − target)²</c>, for regression.</summary>
    /// <param name="prediction">Any shape.</param>
    /// <param name="target">As <paramref name="prediction"/>.</param>
    /// <param name="reduction">How the losses become one number; the mean over batch and elements unless set.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/>, one loss for each element.</returns>
    /// <remarks>Build errors: NDSL1011 where prediction and target differ in shape.</remarks>
    public static Tensor MeanSquaredError(Tensor prediction, Tensor target, Reduction reduction = Reduction.Mean) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.MeanSquaredError(Tensor, Tensor, Reduction)"/> in a stack of attributes.</summary>
public sealed class MeanSquaredErrorAttribute : LossAttribute
{
    /// <summary>How the losses become one number; the mean over batch and elements unless set.</summary>
    public Reduction Reduction { get; set; }
}
