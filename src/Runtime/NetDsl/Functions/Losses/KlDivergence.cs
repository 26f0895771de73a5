namespace NetDsl;

public static partial class Functions
{
    /// <summary>Kullback-Leibler divergence of a prediction from a target, <c>t · (log t − logPrediction)</c>; 0 where t is 0.</summary>
    /// <param name="logPrediction">Log-probabilities, any shape.</param>
    /// <param name="target">Probabilities, as <paramref name="logPrediction"/>.</param>
    /// <param name="logTarget">True where the target is given as log-probabilities too.</param>
    /// <param name="reduction">
    /// How the losses become one number; the sum divided by the number of samples unless set, which is the divergence by its
    /// definition.
    /// </param>
    /// <returns>A scalar; with <see cref="Reduction.None"/>, one loss for each element.</returns>
    /// <remarks>Build errors: NDSL1011 where prediction and target differ in shape.</remarks>
    public static Tensor KlDivergence(Tensor logPrediction, Tensor target, bool logTarget = false, Reduction reduction = Reduction.BatchMean) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.KlDivergence(Tensor, Tensor, bool, Reduction)"/> in a stack of attributes.</summary>
public sealed class KlDivergenceAttribute : LossAttribute
{
    /// <summary>True where the target is given as log-probabilities too.</summary>
    public bool LogTarget { get; set; }

    /// <summary>
    /// How the losses become one number; the sum divided by the number of samples unless set, which is the divergence by its
    /// definition.
    /// </summary>
    public Reduction Reduction { get; set; }
}
