namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>max(0, 1 − target · prediction)</c>, for answers −1 and 1.</summary>
    /// <param name="prediction">Any shape.</param>
    /// <param name="target">−1 or 1, as <paramref name="prediction"/>.</param>
    /// <param name="squared">True for the square of it.</param>
    /// <param name="reduction">How the losses become one number; the mean over batch and elements unless set.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/>, one loss for each element.</returns>
    /// <remarks>Cortes and Vapnik 1995. Build errors: NDSL1011 where prediction and target differ in shape.</remarks>
    public static Tensor Hinge(Tensor prediction, Tensor target, bool squared = false, Reduction reduction = Reduction.Mean) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Hinge(Tensor, Tensor, bool, Reduction)"/> in a stack of attributes.</summary>
public sealed class HingeAttribute : LossAttribute
{
    /// <summary>True for the square of it.</summary>
    public bool Squared { get; set; }

    /// <summary>How the losses become one number; the mean over batch and elements unless set.</summary>
    public Reduction Reduction { get; set; }
}
