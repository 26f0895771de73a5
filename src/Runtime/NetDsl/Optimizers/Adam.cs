namespace NetDsl;

/// <summary>
/// Adam (Kingma and Ba 2015): m = β₁m + (1 − β₁)g; v = β₂v + (1 − β₂)g²; w −= rate · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε). Weight decay is
/// added to the gradient; <see cref="AdamW"/> keeps it out of the averages.
/// </summary>
/// <param name="learningRate">The size of a step.</param>
/// <param name="beta1">β₁, 0 ≤ β₁ &lt; 1.</param>
/// <param name="beta2">β₂, 0 ≤ β₂ &lt; 1.</param>
/// <param name="epsilon">ε, above 0.</param>
/// <param name="weightDecay">Factor of the weights that is added to their gradients.</param>
/// <param name="amsGrad">Uses the running maximum of v (Reddi et al. 2018).</param>
/// <exception cref="System.ArgumentOutOfRangeException">A number is outside its range.</exception>
public sealed class Adam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsGrad = false)
    : AdamFamily(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad)
{
    /// <inheritdoc/>
    public override string Name => "adam";

    /// <inheritdoc/>
    protected override void Update(in OptimizerSlice slice) => Update(slice, slice.WeightDecay, 1);
}
