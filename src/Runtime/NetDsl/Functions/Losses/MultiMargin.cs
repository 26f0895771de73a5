namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>Σ max(0, margin − x[label] + x[c]) / classes</c> over all wrong classes c.</summary>
    /// <param name="prediction">Scores [.., classes].</param>
    /// <param name="labels">Class indices [..], from 0 to classes − 1, checked before each step.</param>
    /// <param name="margin">How far the right class shall be ahead; 1 unless set.</param>
    /// <param name="reduction">How the losses become one number; the mean over batch and elements unless set.</param>
    /// <returns>A scalar; with <see cref="Reduction.None"/>, one loss for each label.</returns>
    /// <remarks>Crammer and Singer 2001. Build errors: NDSL1011 for labels of another shape.</remarks>
    public static Tensor MultiMargin(Tensor prediction, IntTensor labels, double margin = 1, Reduction reduction = Reduction.Mean) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.MultiMargin(Tensor, IntTensor, double, Reduction)"/> in a stack of attributes.</summary>
public sealed class MultiMarginAttribute : LossAttribute
{
    /// <summary>The loss with the defaults of the method.</summary>
    public MultiMarginAttribute()
    {
    }

    /// <summary>Sets the margin.</summary>
    /// <param name="margin">How far the right class shall be ahead; 1 unless set.</param>
    public MultiMarginAttribute(double margin) => Margin = margin;

    /// <summary>How far the right class shall be ahead; 1 unless set.</summary>
    public double Margin { get; set; }

    /// <summary>How the losses become one number; the mean over batch and elements unless set.</summary>
    public Reduction Reduction { get; set; }
}
