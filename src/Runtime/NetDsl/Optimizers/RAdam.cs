using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Rectified Adam (Liu et al. 2020): r∞ = 2/(1 − β₂) − 1, rₜ = r∞ − 2tβ₂ᵗ/(1 − β₂ᵗ). While rₜ ≤ 5: w −= rate · m/(1 − β₁ᵗ); later
/// w −= rate · m/(1 − β₁ᵗ) · √(1 − β₂ᵗ)/(√v + ε) · √((rₜ − 4)(rₜ − 2)r∞ / ((r∞ − 4)(r∞ − 2)rₜ)).
/// </summary>
public sealed class RAdam : Optimizer
{
    private readonly double beta1;
    private readonly double beta2;
    private readonly Betas betas;
    private readonly float epsilon;
    private double correction1 = 1;
    private double rectification;

    /// <summary>Sets the formula's numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public RAdam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(learningRate, weightDecay)
    {
        betas = Betas.Of(beta1, beta2);
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = (float)Hyperparameter.Positive(epsilon);
    }

    /// <inheritdoc/>
    public override string Name => "radam";

    /// <inheritdoc/>
    internal override bool HasRule => true;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> StateNames => ["m", "v"];

    /// <inheritdoc/>
    protected override void Prepare(long step)
    {
        correction1 = Betas.Correction(beta1, step);
        var correction2 = Betas.Correction(beta2, step);
        var limit = (2 / (1 - beta2)) - 1;
        var length = limit - (2 * step * (1 - correction2) / correction2);
        rectification = length > 5
            ? Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) * Math.Sqrt(correction2)
            : 0;
    }

    /// <inheritdoc/>
    protected override void Update(in OptimizerSlice slice)
    {
        var step = slice.LearningRate / correction1;
        var decay = (float)slice.WeightDecay;
        if (rectification > 0) UpdatePass.Run(slice, new Rectified((float)(step * rectification), decay, betas, epsilon));
        else UpdatePass.Run(slice, new Plain((float)step, decay, betas));
    }

    internal readonly struct Rectified(float step, float decay, Betas betas, float epsilon) : IUpdateRule
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Next<T>(T w, T g, ref T m, ref T v, ref T s2)
            where T : struct, IFloats<T>
        {
            g += decay * w;
            m = (betas.Keep1 * m) + (betas.Take1 * g);
            v = (betas.Keep2 * v) + (betas.Take2 * g * g);
            return w - (step * (m / (T.SquareRoot(v) + epsilon)));
        }
    }

    internal readonly struct Plain(float step, float decay, Betas betas) : IUpdateRule
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Next<T>(T w, T g, ref T m, ref T v, ref T s2)
            where T : struct, IFloats<T>
        {
            g += decay * w;
            m = (betas.Keep1 * m) + (betas.Take1 * g);
            v = (betas.Keep2 * v) + (betas.Take2 * g * g);
            return w - (step * m);
        }
    }
}
