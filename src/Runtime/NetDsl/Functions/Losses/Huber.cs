namespace NetDsl;

public static partial class Functions
{
    /// <summary>With d = prediction − target: <c>½ d²</c> where |d| &lt; delta, else <c>delta · (|d| − ½ delta)</c>.</summary>
    /// <param name="prediction">Any shape.</param>
    /// <param name="target">As <paramref name="prediction"/>.</param>
    /// <param name="delta">Where the square becomes linear; positive, 1 unless set.</param>
    /// <param name="reduction">How the losses become one number; the mean over batch and elements unless set.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/>, one loss for each element.</returns>
    /// <remarks>Huber 1964. Build errors: NDSL1011 where prediction and target differ in shape.</remarks>
    public static Tensor Huber(Tensor prediction, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Huber(Tensor, Tensor, double, Reduction)"/> in a stack of attributes.</summary>
public sealed class HuberAttribute : LossAttribute
{
    /// <summary>The loss with the defaults of the method.</summary>
    public HuberAttribute()
    {
    }

    /// <summary>Sets the delta.</summary>
    /// <param name="delta">Where the square becomes linear; positive, 1 unless set.</param>
    public HuberAttribute(double delta) => Delta = delta;

    /// <summary>Where the square becomes linear; positive, 1 unless set.</summary>
    public double Delta { get; set; }

    /// <summary>How the losses become one number; the mean over batch and elements unless set.</summary>
    public Reduction Reduction { get; set; }
}
