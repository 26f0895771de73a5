namespace NetDsl;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019): w −= rate · decay · w, then Adam's step.</summary>
/// <param name="learningRate">The size of a step.</param>
/// <param name="beta1">β₁, 0 ≤ β₁ &lt; 1.</param>
/// <param name="beta2">β₂, 0 ≤ β₂ &lt; 1.</param>
/// <param name="epsilon">ε, above 0.</param>
/// <param name="weightDecay">Share of the weights, times the rate, that is taken off before the step.</param>
/// <param name="amsGrad">Uses the running maximum of v (Reddi et al. 2018).</param>
/// <exception cref="System.ArgumentOutOfRangeException">A number is outside its range.</exception>
public sealed class AdamW(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01, bool amsGrad = false)
    : AdamFamily(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad)
{
    /// <inheritdoc/>
    public override string Name => "adamw";

    /// <inheritdoc/>
    protected override void Update(in OptimizerSlice slice) => Update(slice, 0, 1 - (slice.LearningRate * slice.WeightDecay));
}
