using System;
using System.Collections.Generic;

namespace NetDsl;

/// <summary>What Adam and AdamW share: all but where the weight decay goes.</summary>
public abstract class AdamFamily : Optimizer
{
    private readonly double beta1;
    private readonly double beta2;
    private readonly Betas betas;
    private readonly float epsilon;
    private readonly bool amsGrad;
    private double correction1 = 1;
    private double root = 1;

    /// <summary>Sets the formula's numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    private protected AdamFamily(double learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool amsGrad)
        : base(learningRate, weightDecay)
    {
        betas = Betas.Of(beta1, beta2);
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = (float)Hyperparameter.Positive(epsilon);
        this.amsGrad = amsGrad;
    }

    /// <inheritdoc/>
    internal override bool HasRule => true;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> StateNames => amsGrad ? ["m", "v", "max"] : ["m", "v"];

    /// <inheritdoc/>
    protected override void Prepare(long step)
    {
        correction1 = Betas.Correction(beta1, step);
        root = 1 / Math.Sqrt(Betas.Correction(beta2, step));
    }

    private protected void Update(in OptimizerSlice slice, double decay, double shrink)
    {
        var numbers = new AdamNumbers((float)(slice.LearningRate / correction1), (float)root, (float)decay, (float)shrink, betas, epsilon);
        if (amsGrad) UpdatePass.Run(slice, new AmsGradRule(numbers));
        else UpdatePass.Run(slice, new AdamRule(numbers));
    }
}
