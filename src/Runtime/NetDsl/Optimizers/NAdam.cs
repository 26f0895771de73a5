using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Adam with Nesterov momentum (Dozat 2016): μₜ = β₁(1 − ½ · 0.96^(t · momentumDecay)), Pₜ the product of the μ so far;
/// w −= rate · ((1 − μₜ)/(1 − Pₜ) · g + μₜ₊₁/(1 − Pₜμₜ₊₁) · m) / (√(v/(1 − β₂ᵗ)) + ε).
/// </summary>
public sealed class NAdam : Optimizer
{
    private readonly double beta1;
    private readonly double beta2;
    private readonly double momentumDecay;
    private readonly Betas betas;
    private readonly float epsilon;
    private double product = 1;
    private double nextProduct = 1;
    private double gradientFactor;
    private double momentumFactor;
    private double root = 1;

    /// <summary>Sets the formula's numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public NAdam(double learningRate = 0.002, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double momentumDecay = 0.004, double weightDecay = 0)
        : base(learningRate, weightDecay)
    {
        betas = Betas.Of(beta1, beta2);
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.momentumDecay = Hyperparameter.AtLeastZero(momentumDecay);
        this.epsilon = (float)Hyperparameter.Positive(epsilon);
    }

    /// <inheritdoc/>
    public override string Name => "nadam";

    /// <inheritdoc/>
    internal override bool HasRule => true;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> StateNames => ["m", "v"];

    /// <inheritdoc/>
    protected override void Prepare(long step)
    {
        var mu = Mu(step);
        var following = Mu(step + 1);
        nextProduct = product * mu;
        gradientFactor = (1 - mu) / (1 - nextProduct);
        momentumFactor = following / (1 - (nextProduct * following));
        root = 1 / Math.Sqrt(Betas.Correction(beta2, step));
    }

    /// <inheritdoc/>
    protected override void Commit() => product = nextProduct;

    /// <inheritdoc/>
    private protected override void Restart(long steps)
    {
        product = 1;
        for (long step = 1; step <= steps; step++) product *= Mu(step);
    }

    /// <inheritdoc/>
    protected override void Update(in OptimizerSlice slice) => UpdatePass.Run(slice, new Rule(
        (float)(slice.LearningRate * gradientFactor), (float)(slice.LearningRate * momentumFactor), (float)slice.WeightDecay, (float)root, betas, epsilon));

    /// <inheritdoc/>
    protected override void Save(IDictionary<string, string> values) => values["nadam.product"] = product.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override void Load(IReadOnlyDictionary<string, string> values) => product = new StateReader(values).Number("nadam.product");

    private double Mu(long step) => beta1 * (1 - (0.5 * Math.Pow(0.96, step * momentumDecay)));

    internal readonly struct Rule(float direct, float onward, float decay, float root, Betas betas, float epsilon) : IUpdateRule
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Next<T>(T w, T g, ref T m, ref T v, ref T s2)
            where T : struct, IFloats<T>
        {
            g += decay * w;
            m = (betas.Keep1 * m) + (betas.Take1 * g);
            v = (betas.Keep2 * v) + (betas.Take2 * g * g);
            return w - (((direct * g) + (onward * m)) / ((root * T.SquareRoot(v)) + epsilon));
        }
    }
}
