namespace NetDsl;

public static partial class Functions
{
    /// <summary>With d = prediction − target: <c>½ d² / beta</c> where |d| &lt; beta, else <c>|d| − ½ beta</c>.</summary>
    /// <param name="prediction">Any shape.</param>
    /// <param name="target">As <paramref name="prediction"/>.</param>
    /// <param name="beta">Where the square becomes linear; positive, 1 unless set.</param>
    /// <param name="reduction">How the losses become one number; the mean over batch and elements unless set.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/>, one loss for each element.</returns>
    /// <remarks>Girshick 2015. Build errors: NDSL1011 where prediction and target differ in shape.</remarks>
    public static Tensor SmoothL1(Tensor prediction, Tensor target, double beta = 1, Reduction reduction = Reduction.Mean) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.SmoothL1(Tensor, Tensor, double, Reduction)"/> in a stack of attributes.</summary>
public sealed class SmoothL1Attribute : LossAttribute
{
    /// <summary>The loss with the defaults of the method.</summary>
    public SmoothL1Attribute()
    {
    }

    /// <summary>Sets the beta.</summary>
    /// <param name="beta">Where the square becomes linear; positive, 1 unless set.</param>
    public SmoothL1Attribute(double beta) => Beta = beta;

    /// <summary>Where the square becomes linear; positive, 1 unless set.</summary>
    public double Beta { get; set; }

    /// <summary>How the losses become one number; the mean over batch and elements unless set.</summary>
    public Reduction Reduction { get; set; }
}
