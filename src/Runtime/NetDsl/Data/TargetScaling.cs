using System;

namespace NetDsl.Data;

/// <summary>How a numeric target was scaled, <c>scaled = (real − Offset) / Factor</c>, and the way back.</summary>
/// <param name="Column">The target.</param>
/// <param name="Offset">What was subtracted, in real units.</param>
/// <param name="Factor">What was divided by, in real units: an error (MAE, RMSE) of scaled values times this is in real units; an MSE times its square.</param>
public sealed record TargetScaling(string Column, double Offset, double Factor)
{
    /// <summary>One value in real units.</summary>
    public float Invert(float scaled) => (float)((scaled * Factor) + Offset);

    /// <summary>Values in real units; both spans may be the same.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public void Invert(ReadOnlySpan<float> scaled, Span<float> real)
    {
        if (real.Length < scaled.Length) throw new ArgumentException($"{scaled.Length} values, but the destination holds {real.Length}", nameof(real));
        for (var i = 0; i < scaled.Length; i++) real[i] = Invert(scaled[i]);
    }

    /// <summary>Root mean squared error in real units.</summary>
    /// <exception cref="ArgumentException">The lengths differ or are 0.</exception>
    public double RootMeanSquaredError(ReadOnlySpan<float> scaledPredictions, ReadOnlySpan<float> scaledTargets)
    {
        if (scaledPredictions.Length != scaledTargets.Length || scaledTargets.IsEmpty)
            throw new ArgumentException($"{scaledPredictions.Length} predictions for {scaledTargets.Length} targets: the numbers must be equal and above 0", nameof(scaledPredictions));
        double sum = 0;
        for (var i = 0; i < scaledTargets.Length; i++)
        {
            var error = (double)scaledPredictions[i] - scaledTargets[i];
            sum += error * error;
        }

        return Math.Sqrt(sum / scaledTargets.Length) * Factor;
    }
}
